package dev.migrate.bench.schema;

import dev.migrate.testing.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A tool as the bench sees it: a process that is started when it is asked, and killed when it does not answer in time. */
final class ToolProcess implements AutoCloseable {

    private final String tool;
    private final Path directory;
    private final Duration limit;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private Process process;

    ToolProcess(String tool, Path directory, Duration limit) {
        this.tool = tool;
        this.directory = directory;
        this.limit = limit;
    }

    /**
     * What the tool answered.
     *
     * @param script what psql runs
     * @param seconds how long the tool took for it
     */
    record Written(Path script, double seconds) {}

    /** A tool that gives no script, with its reason. */
    static final class Refused extends Exception {

        private static final long serialVersionUID = 1;

        Refused(String message) {
            super(message);
        }
    }

    String name() {
        return tool;
    }

    /** Asks for the script from one database to another. */
    Written script(TestDatabase from, TestDatabase to) throws IOException, InterruptedException, Refused {
        if (process == null || !process.isAlive()) {
            start();
        }
        Path script = directory.resolve(tool + ".sql");
        Files.deleteIfExists(script);
        answers.clear();
        String question = String.join("\t", from.url(), to.url(), from.user(), from.password(), script.toString());
        Writer out = process.outputWriter(StandardCharsets.UTF_8);
        out.write(question + "\n");
        out.flush();
        String answer = answers.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
        if (answer == null) {
            process.destroyForcibly().waitFor();
            throw new Refused("no answer within " + limit.toSeconds() + " s");
        }
        if (!answer.startsWith("ok ")) {
            throw new Refused(answer.replaceFirst("^failed ", ""));
        }
        return new Written(script, Long.parseLong(answer.substring(3)) / 1e9);
    }

    private void start() throws IOException {
        process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx2g",
                        "-Xss256m", // Liquibase goes down along foreign keys, one call for each table
                        "-cp",
                        System.getProperty("java.class.path"),
                        ToolWorker.class.getName(),
                        tool))
                .redirectError(directory.resolve(tool + ".log").toFile())
                .start();
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        Process started = process;
        Thread reader = new Thread(() -> {
            lines.lines().forEach(answers::add);
            if (started == process) {
                answers.add("failed the process ended");
            }
        });
        reader.setDaemon(true);
        reader.start();
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
        }
    }
}
