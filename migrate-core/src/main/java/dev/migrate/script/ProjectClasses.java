package dev.migrate.script;

import dev.migrate.op.JavaMigration;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What revisions in Java may use: the class path of the project, and of what Migrate itself runs on, its own classes and
 * the PostgreSQL driver, which have to be the same for both. Whatever else Migrate uses they do not see.
 */
final class ProjectClasses extends URLClassLoader {

    private static final List<String> SHARED = List.of("dev.migrate.", "org.postgresql.");

    private final List<Path> classPath;

    private ProjectClasses(List<Path> classPath, List<Path> ofProject) {
        super(urls(ofProject), ClassLoader.getPlatformClassLoader());
        this.classPath = classPath;
    }

    static ProjectClasses open(List<Path> ofProject) {
        Set<Path> all = new LinkedHashSet<>();
        all.addAll(home("dev/migrate/op/JavaMigration.class"));
        all.addAll(home("org/postgresql/PGConnection.class"));
        all.addAll(ofProject);
        List<Path> present = all.stream().filter(Files::exists).toList();
        return new ProjectClasses(present, ofProject);
    }

    /** What a compiler has to be given. */
    List<Path> classPath() {
        return classPath;
    }

    String forCompiler() {
        return classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (SHARED.stream().anyMatch(name::startsWith)) {
            try {
                return Class.forName(name, false, JavaMigration.class.getClassLoader());
            } catch (ClassNotFoundException notOurs) {
                return super.loadClass(name, resolve);
            }
        }
        return super.loadClass(name, resolve);
    }

    @Override
    public void close() {
        try {
            super.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The jar or directory that one of our classes comes from; none where it lies in a jar within a jar. */
    private static List<Path> home(String file) {
        URL url = JavaMigration.class.getClassLoader().getResource(file);
        if (url == null) {
            return List.of();
        }
        String place = url.toString().replaceFirst("^jar:", "").replaceFirst("(!/)?" + Pattern.quote(file) + "$", "");
        try {
            URI home = new URI(place);
            return "file".equals(home.getScheme()) ? List.of(Path.of(home)) : List.of();
        } catch (URISyntaxException | IllegalArgumentException e) {
            return List.of();
        }
    }

    private static URL[] urls(List<Path> paths) {
        List<URL> urls = new ArrayList<>();
        for (Path path : paths) {
            try {
                urls.add(path.toUri().toURL());
            } catch (MalformedURLException e) {
                throw new IllegalArgumentException(path.toString(), e);
            }
        }
        return urls.toArray(URL[]::new);
    }
}
