package dev.migrate.script;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.migrate.MigrateException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.lang3.StringUtils;

/**
 * The list of what is packaged, since a class path cannot be searched: a line for each file, its kind and its path, in the
 * order in which the files are read. Two such lists one after the other are one, so that jars can be merged.
 *
 * <pre>
 * format 1
 * sql dev.shop.app/src/main/migrations/1975ea83b712_create_account.sql
 * java dev.shop.app/src/main/migrations/3f2a90c1d7e4_fill_in_status.java
 * classes dev.shop.app/src/main/migrations/3f2a90c1d7e4_fill_in_status.java.classes
 * </pre>
 */
final class PackageIndex {

    /** Where everything packaged lies, in a jar or in a directory of classes. */
    static final String ROOT = "META-INF/migrate/";

    /** The list itself. */
    static final String NAME = "index";

    /** What follows the name of a revision file in Java in the name of the file that has its classes. */
    static final String CLASSES = ".classes";

    private static final String FORMAT = "format 1";

    private final Map<String, Set<String>> paths = new LinkedHashMap<>();

    /** A list with nothing in it. */
    static PackageIndex empty() {
        return new PackageIndex();
    }

    /**
     * Reads a list.
     *
     * @param place where it was found, for messages
     * @throws MigrateException if it is none, or one of a later Migrate
     */
    static PackageIndex parse(String place, byte[] content) {
        PackageIndex index = new PackageIndex();
        for (String line : new String(content, UTF_8).lines().toList()) {
            String kind = StringUtils.substringBefore(line, " ");
            String path = StringUtils.substringAfter(line, " ");
            if (line.isBlank() || line.equals(FORMAT)) {
                continue;
            }
            if (!List.of("sql", "java", "classes").contains(kind) || !isInside(path)) {
                throw new MigrateException(
                        place + " cannot be read: '" + line + "'.",
                        "Package the revisions anew (`mvn migrate:package`) with the plugin of the version of this "
                                + "migrate-core.");
            }
            index.add(path);
        }
        return index;
    }

    /** A path of a list never leads out of the directory that it is for. */
    private static boolean isInside(String path) {
        return path.contains("/") && List.of(path.split("/", -1)).stream().noneMatch(Set.of("", ".", "..")::contains);
    }

    /** Which of the modules a file belongs to. */
    static String module(String path) {
        return StringUtils.substringBefore(path, "/");
    }

    void add(String path) {
        paths.computeIfAbsent(module(path), module -> new LinkedHashSet<>()).add(path);
    }

    void addAll(Collection<String> all) {
        all.forEach(this::add);
    }

    Set<String> modules() {
        return Set.copyOf(paths.keySet());
    }

    /** The files of a module. */
    Collection<String> of(String module) {
        return List.copyOf(paths.getOrDefault(module, Set.of()));
    }

    /** Whether this is a revision file, and not what belongs to one. */
    static boolean isScript(String path) {
        return !path.endsWith(CLASSES);
    }

    byte[] content() {
        StringBuilder text = new StringBuilder(FORMAT).append('\n');
        new TreeMap<>(paths)
                .values()
                .forEach(files -> files.forEach(
                        path -> text.append(kind(path)).append(' ').append(path).append('\n')));
        return text.toString().getBytes(UTF_8);
    }

    private static String kind(String path) {
        return StringUtils.substringAfterLast(path, ".").toLowerCase(Locale.ROOT);
    }
}
