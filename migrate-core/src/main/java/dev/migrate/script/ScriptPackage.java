package dev.migrate.script;

import dev.migrate.MigrateException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.lang3.StringUtils;

/**
 * Puts the revision files of a module, the classes of those in Java and a list of them all among the classes of an
 * application, below {@code META-INF/migrate/<module>/}, each under its path in the project. The same files give the same
 * bytes; what is there already is not touched, and what an earlier packaging has left is removed.
 */
public final class ScriptPackage {

    private final Path root;
    private final String module;
    private final Path base;

    /**
     * A package in a directory of classes.
     *
     * @param classes the directory, {@code target/classes} as a rule; created where it is missing
     * @param module whose revisions these are: a name without slashes that is different for every jar on a class path
     * @param base the directory of the project
     */
    public ScriptPackage(Path classes, String module, Path base) {
        if (module.isBlank() || module.matches(".*[/\\\\\\s].*") || module.startsWith(".")) {
            throw new MigrateException(
                    "'" + module + "' cannot be the name of packaged revisions.",
                    "Write one without slashes and white space, such as dev.shop.app (migrate.packageName).");
        }
        this.root = classes.resolve(PackageIndex.ROOT);
        this.module = module;
        this.base = base.toAbsolutePath().normalize();
    }

    /**
     * Writes the package.
     *
     * @param scripts the revision files, in the order in which they are to be read
     * @param java their classes
     * @return how many files were written or removed
     * @throws MigrateException if a revision in Java does not compile
     * @throws UncheckedIOException if the disk fails
     */
    public int write(List<Script> scripts, JavaScripts java) {
        java.prepare(scripts);
        try {
            Map<String, Writer> files = new LinkedHashMap<>();
            for (Script script : scripts) {
                String place = place(script.path());
                files.put(place, target -> copyIfNew(script.path(), target));
                if (script.isJava()) {
                    byte[] classes = ClassBundle.write(java.code(script).classes());
                    files.put(place + PackageIndex.CLASSES, target -> writeIfNew(target, classes));
                }
            }
            return write(files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The path in the project; what lies beside the project keeps the way there. */
    private String place(Path file) {
        Path whole = file.toAbsolutePath().normalize();
        StringBuilder place = new StringBuilder(module);
        Path seen = whole.getRoot() != null && whole.getRoot().equals(base.getRoot())
                ? base.relativize(whole)
                : whole.subpath(0, whole.getNameCount());
        seen.forEach(name -> place.append('/').append(name.toString().equals("..") ? "__" : name.toString()));
        if (StringUtils.containsAny(place, '\n', '\r')) {
            throw new MigrateException(
                    "The name of a revision file has a line break in it: " + file + ".", "Rename the file.");
        }
        return place.toString();
    }

    /** Writes a file where it is not there yet as it is to be; says how many files that changed. */
    @FunctionalInterface
    private interface Writer {
        int write(Path target) throws IOException;
    }

    private int write(Map<String, Writer> files) throws IOException {
        Path list = root.resolve(PackageIndex.NAME);
        PackageIndex before = Files.exists(list)
                ? PackageIndex.parse(list.toString(), Files.readAllBytes(list))
                : PackageIndex.empty();
        PackageIndex after = PackageIndex.empty();
        for (String other : before.modules()) {
            if (!other.equals(module)) {
                after.addAll(before.of(other));
            }
        }
        after.addAll(files.keySet());
        int changes = 0;
        for (Map.Entry<String, Writer> file : files.entrySet()) {
            changes += file.getValue().write(root.resolve(file.getKey()));
        }
        for (String old : before.of(module)) {
            if (!files.containsKey(old)) {
                remove(root.resolve(old));
                changes++;
            }
        }
        writeIfNew(list, after.content());
        return changes;
    }

    /** A file may be larger than memory. */
    private static int copyIfNew(Path source, Path file) throws IOException {
        if (Files.isRegularFile(file) && Files.mismatch(source, file) < 0) {
            return 0;
        }
        Files.createDirectories(file.getParent());
        Files.copy(source, file, StandardCopyOption.REPLACE_EXISTING);
        return 1;
    }

    private static int writeIfNew(Path file, byte[] content) throws IOException {
        if (Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), content)) {
            return 0;
        }
        Files.createDirectories(file.getParent());
        Files.write(file, content);
        return 1;
    }

    /** Removes a file, and the directories that it leaves empty. */
    private void remove(Path file) throws IOException {
        Files.deleteIfExists(file);
        try {
            for (Path directory = file.getParent();
                    directory != null && !directory.equals(root);
                    directory = directory.getParent()) {
                Files.deleteIfExists(directory);
            }
        } catch (DirectoryNotEmptyException othersAreLeft) {
            // as it should be
        }
    }
}
