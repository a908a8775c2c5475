package dev.migrate.command;

import dev.migrate.MigrateException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What {@code init} has made.
 *
 * @param created the directory and its files, in the order they were made
 */
public record Initialization(List<Path> created) {

    public Initialization {
        created = List.copyOf(created);
    }

    static Initialization create(Settings settings) {
        Path directory = settings.locations().get(0);
        try (InputStream readme = Migrate.class.getResourceAsStream("migrations-readme.md")) {
            refuseContent(settings, directory);
            Path page = directory.resolve("README.md");
            Files.createDirectories(directory);
            Files.write(page, Objects.requireNonNull(readme).readAllBytes());
            return new Initialization(List.of(directory, page));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void refuseContent(Settings settings, Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (Stream<Path> content = Files.list(directory)) {
            if (content.findAny().isPresent()) {
                throw new MigrateException(
                        "The directory " + settings.base().relativize(directory)
                                + " is there already and is not empty.",
                        "Go on with `mvn migrate:revision -Dmessage=\"…\"`, or name another one with "
                                + "-Dmigrate.directory=….");
            }
        }
    }
}
