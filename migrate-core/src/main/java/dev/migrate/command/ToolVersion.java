package dev.migrate.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The version of Migrate that runs, as the build wrote it down. */
final class ToolVersion {

    private ToolVersion() {}

    static String get() {
        try (InputStream version = Migrate.class.getResourceAsStream("version.txt")) {
            return new String(Objects.requireNonNull(version).readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
