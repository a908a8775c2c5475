package dev.migrate.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** A schema as {@code pg_dump} writes it. */
public final class SchemaDump {

    private SchemaDump() {}

    /** The dump of a database, without what is different in each. */
    public static String of(TestDatabase database) {
        try {
            ProcessBuilder builder = new ProcessBuilder(
                    "pg_dump",
                    "--schema-only",
                    database.url().replace("jdbc:postgresql", "postgresql"),
                    "-U",
                    database.user());
            builder.environment().put("PGPASSWORD", database.password());
            builder.redirectErrorStream(true);
            Process process = builder.start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return text.lines()
                    .filter(line -> !line.startsWith("\\") && !line.startsWith("--") && !line.isBlank())
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
