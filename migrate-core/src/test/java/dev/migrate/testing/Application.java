package dev.migrate.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.command.Packaging;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** An application of a test's own: a class {@code shop.Shop} with a method {@code motto}, and packaged revisions. */
public final class Application {

    private final Path base;

    /** An application with its class compiled, and no revisions yet. */
    public Application(Path base) {
        this.base = base;
        try {
            Path source = Files.createDirectories(base.resolve("java").resolve("shop"))
                    .resolve("Shop.java");
            Files.writeString(
                    source, "package shop; public class Shop { public static String motto() { return \"m\"; } }");
            Files.createDirectories(classes());
            int result = ToolProvider.getSystemJavaCompiler()
                    .run(null, null, null, "-d", classes().toString(), source.toString());
            assertThat(result).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The directory of its classes. */
    public Path classes() {
        return base.resolve("target").resolve("classes");
    }

    /** Packages the revisions of a project under this name. */
    public Packaging take(Project project, String module) {
        return project.withClassPath(classes()).migrate().packageInto(classes(), module);
    }

    /** Its files below {@code META-INF/migrate}, sorted. */
    public List<String> packaged() {
        Path root = classes().resolve("META-INF").resolve("migrate");
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One of these files. */
    public Path file(String name) {
        return classes().resolve("META-INF").resolve("migrate").resolve(name);
    }

    /** A jar of it all, without entries for directories. */
    public Path jar() {
        Path jar = base.resolve("shop.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out);
                Stream<Path> files = Files.walk(classes())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                entries.putNextEntry(new JarEntry(classes().relativize(file).toString()));
                Files.copy(file, entries);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return jar;
    }

    /** Its class, as seen with this class path. */
    public static Class<?> on(Path... classPath) {
        try {
            URL[] urls = new URL[classPath.length];
            for (int i = 0; i < urls.length; i++) {
                urls[i] = classPath[i].toUri().toURL();
            }
            return Class.forName("shop.Shop", true, new URLClassLoader(urls, Application.class.getClassLoader()));
        } catch (MalformedURLException | ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
