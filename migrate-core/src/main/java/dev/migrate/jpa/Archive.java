package dev.migrate.jpa;

import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A directory of classes or a jar, whose files are called by their path in it. */
record Archive(Path path) {

    /** What looks at a file. */
    interface Visitor {
        void visit(String name, InputStream content) throws IOException;
    }

    /** Shows all files whose names end so, in the order of their names. */
    void visit(String suffix, Visitor visitor) throws IOException {
        if (Files.isDirectory(path)) {
            visit(path, suffix, visitor);
        } else if (Files.isRegularFile(path)) {
            try (FileSystem jar = FileSystems.newFileSystem(path)) {
                visit(jar.getPath("/"), suffix, visitor);
            }
        }
    }

    private static void visit(Path root, String suffix, Visitor visitor) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(root)) {
            files = all.filter(file -> file.toString().endsWith(suffix))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            try (InputStream content = Files.newInputStream(file)) {
                visitor.visit(root.relativize(file).toString().replace('\\', '/'), content);
            }
        }
    }

    /** The content of one file, if it is there. */
    Optional<byte[]> read(String name) throws IOException {
        if (Files.isDirectory(path)) {
            Path file = path.resolve(name);
            return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        }
        if (!Files.isRegularFile(path)) {
            return Optional.empty();
        }
        try (FileSystem jar = FileSystems.newFileSystem(path)) {
            Path file = jar.getPath("/" + name);
            return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        }
    }

    URL url() throws MalformedURLException {
        return path.toUri().toURL();
    }
}
