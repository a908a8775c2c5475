package dev.migrate.script;

import dev.migrate.MigrateException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The revision files on a class path, where {@link ScriptPackage} has put them: those of every jar and directory that
 * brings some. It asks the class loader for streams alone, so a jar may lie in another one. Where a module is there twice,
 * the first is taken, as of a class.
 */
public final class PackagedScripts {

    private static final String INDEX = PackageIndex.ROOT + PackageIndex.NAME;

    private final ClassLoader loader;
    private final Set<String> modules;

    private PackagedScripts(ClassLoader loader, Set<String> modules) {
        this.loader = loader;
        this.modules = modules;
    }

    /** What this class loader finds. */
    public static PackagedScripts of(ClassLoader loader) {
        return new PackagedScripts(loader, Set.of());
    }

    /** Of that only the revisions of these modules, which have to be there. */
    public PackagedScripts only(Collection<String> names) {
        return new PackagedScripts(loader, Collections.unmodifiableSet(new TreeSet<>(names)));
    }

    /**
     * Every revision file; none where nothing is packaged.
     *
     * @throws MigrateException if a file is not there that should be, or is none
     */
    public List<Script> read() {
        return read(Set.of());
    }

    /**
     * Every revision file that jars and directories of a class path carry, but those of one module.
     *
     * @throws MigrateException as {@link #read()}
     */
    public static List<Script> readFrom(List<Path> classPath, String without) {
        try (ProjectClasses classes = ProjectClasses.open(classPath)) {
            return of(classes).read(Set.of(without));
        }
    }

    private List<Script> read(Set<String> without) {
        ScriptParser parser = new ScriptParser(Path.of(""));
        TextBudget budget = TextBudget.ofMemory();
        List<Script> scripts = new ArrayList<>();
        for (Map.Entry<String, PackageIndex> module : index().entrySet()) {
            if (!without.contains(module.getKey())) {
                for (String path : module.getValue().of(module.getKey())) {
                    if (PackageIndex.isScript(path)) {
                        scripts.add(parse(parser, path, budget));
                    }
                }
            }
        }
        return scripts;
    }

    /** A jar does not say how large what is in it is, so that is counted. */
    private Script parse(ScriptParser parser, String path, TextBudget budget) {
        try (InputStream in = open(path)) {
            long size = in.transferTo(OutputStream.nullOutputStream());
            return parser.parse(Path.of(path), () -> open(path), size, budget);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The list that names each module first. */
    private Map<String, PackageIndex> index() {
        Map<String, PackageIndex> found = new LinkedHashMap<>();
        try {
            for (URL url : Collections.list(loader.getResources(INDEX))) {
                PackageIndex index = PackageIndex.parse(url.toString(), content(url));
                index.modules().stream().sorted().forEach(module -> found.putIfAbsent(module, index));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (modules.isEmpty()) {
            return found;
        }
        for (String module : modules) {
            if (!found.containsKey(module)) {
                throw new MigrateException(
                        "The class path has no revisions of the module " + module
                                + (found.isEmpty()
                                        ? "."
                                        : "; it has those of " + String.join(", ", found.keySet()) + "."),
                        "Package them with the goal migrate:package. Where jars are merged into one, their files "
                                + INDEX + " have to be appended to each other.");
            }
        }
        found.keySet().retainAll(modules);
        return found;
    }

    private static byte[] content(URL url) throws IOException {
        URLConnection connection = url.openConnection();
        connection.setUseCaches(false);
        try (InputStream in = connection.getInputStream()) {
            return in.readAllBytes();
        }
    }

    private byte[] content(String path) {
        try (InputStream in = open(path)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private InputStream open(String path) {
        InputStream in = loader.getResourceAsStream(PackageIndex.ROOT + path);
        if (in == null) {
            throw new MigrateException(
                    "The class path has no " + PackageIndex.ROOT + path + ", which " + INDEX + " names.",
                    "Build the application anew (`mvn clean package`); whatever makes a jar of it has to keep all "
                            + "below " + PackageIndex.ROOT + ".");
        }
        return in;
    }

    /** Their classes, which need no compiler, and see what the class loader sees. */
    public JavaScripts java() {
        return new JavaScripts(new Classes());
    }

    /** The classes that are packaged. */
    private final class Classes implements ClassSource {

        @Override
        public Map<Script, Map<String, byte[]>> classes(List<Script> scripts) {
            Map<Script, Map<String, byte[]>> classes = new HashMap<>();
            for (Script script : scripts) {
                String path = script.revision().source() + PackageIndex.CLASSES;
                try {
                    classes.put(script, ClassBundle.read(content(path)));
                } catch (IOException e) {
                    throw new MigrateException(
                            PackageIndex.ROOT + path + " cannot be read: " + e.getMessage() + ".",
                            "Build the application anew (`mvn clean package`) with the plugin of the version of this "
                                    + "migrate-core.",
                            e);
                }
            }
            return classes;
        }

        @Override
        public ClassLoader surroundings() {
            return loader;
        }

        @Override
        public void close() {
            // the class loader is the application's
        }
    }
}
