package dev.migrate.model;

import dev.migrate.MigrateException;
import dev.migrate.jpa.Answer;
import dev.migrate.jpa.Request;
import dev.migrate.jpa.SchemaProgram;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/**
 * Runs the provider in a Java of its own.
 *
 * @param java the program
 * @param work a directory for files between the two
 */
record JpaProcess(Path java, Path work) {

    private static final int SHOWN = 5;

    Answer run(Request request) {
        try {
            Files.createDirectories(work);
            Path question = work.resolve("request.properties");
            Path answer = work.resolve("answer.properties");
            Path output = work.resolve("output.txt");
            Files.deleteIfExists(answer);
            try (var file = Files.newBufferedWriter(question, StandardCharsets.UTF_8)) {
                request.write().store(file, null);
            }
            int code = new ProcessBuilder(
                            java.toString(),
                            "-XX:TieredStopAtLevel=1", // it runs too short for anything better
                            "-XX:+UseSerialGC",
                            "-cp",
                            home().toString(),
                            SchemaProgram.class.getName(),
                            question.toString(),
                            answer.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start()
                    .waitFor();
            if (code != 0 || !Files.exists(answer)) {
                throw failed(code, output);
            }
            Properties written = new Properties();
            try (var file = Files.newBufferedReader(answer, StandardCharsets.UTF_8)) {
                written.load(file);
            }
            return Answer.read(written);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MigrateException("Interrupted while the entities were read.", "Run it again.", e);
        }
    }

    private MigrateException failed(int code, Path output) throws IOException {
        List<String> lines = new String(Files.readAllBytes(output), StandardCharsets.UTF_8)
                .lines()
                .toList();
        boolean tooOld = lines.stream().anyMatch(line -> line.contains("UnsupportedClassVersionError"));
        return new MigrateException(
                tooOld
                        ? "The entities would be read by " + java + ", which is older than Java 17."
                        : "The Java that reads the entities ended with " + code + ":" + System.lineSeparator() + "  "
                                + String.join(
                                        System.lineSeparator() + "  ", lines.subList(0, Math.min(SHOWN, lines.size()))),
                tooOld
                        ? "Name a newer JDK in toolchains.xml, or run in Maven's own with -Dmigrate.model.fork=false."
                        : "All it wrote is in " + output + ".");
    }

    /** Where our own classes come from; it needs no others. */
    private static File home() {
        try {
            return new File(SchemaProgram.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
