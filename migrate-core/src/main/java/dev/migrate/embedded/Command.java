package dev.migrate.embedded;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Short-lived programs of the system and of PostgreSQL. */
final class Command {

    private Command() {}

    /** Whether the program is there and ends well. */
    static boolean succeeds(List<String> prefix, String... command) {
        try {
            return finish(start(prefix, command)).exitCode() == 0;
        } catch (IOException notInstalled) {
            return false;
        }
    }

    /** Runs a program that has to end well. */
    static void run(List<String> prefix, String... command) {
        try {
            Ending ending = finish(start(prefix, command));
            if (ending.exitCode() != 0) {
                throw new IllegalStateException(command[0] + " ended with " + ending.exitCode() + ": "
                        + ending.output().strip());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Process start(List<String> prefix, String... command) throws IOException {
        return new ProcessBuilder(
                        Stream.concat(prefix.stream(), Stream.of(command)).toList())
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .start();
    }

    private static Ending finish(Process process) throws IOException {
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ending(process.waitFor(), output);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a program ran", e);
        }
    }

    private record Ending(int exitCode, String output) {}
}
