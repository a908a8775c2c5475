package dev.migrate.bench.schema;

import dev.migrate.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs a script as any user would, statement by statement, until one is refused. */
final class Psql {

    private static final Pattern ERROR = Pattern.compile("(?:ERROR|FATAL): +(\\w{5}): +([^\\n]*)");

    private final Path log;
    private final Duration limit;

    Psql(Path directory, Duration limit) {
        this.log = directory.resolve("psql.log");
        this.limit = limit;
    }

    /**
     * How it ended.
     *
     * @param state the SQLSTATE of what the server refused; empty when all went
     * @param message what the server said
     */
    record Ending(String state, String message) {

        boolean isSuccess() {
            return state.isEmpty();
        }

        /** Whether rows are in the way of the change, which no script can help: values, constraints, a script's own guard. */
        boolean isAboutRows() {
            return state.matches("22...|23...|P0001");
        }
    }

    Ending run(Path script, TestDatabase database) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                "psql",
                "-X",
                "-q",
                "-v",
                "ON_ERROR_STOP=1",
                "-v",
                "VERBOSITY=verbose",
                "-U",
                database.user(),
                "-d",
                database.url().replace("jdbc:postgresql", "postgresql"),
                "-f",
                script.toString()));
        builder.environment().put("PGPASSWORD", database.password());
        builder.environment().put("PGOPTIONS", "-c client_min_messages=warning");
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        Process process = builder.start();
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly().waitFor();
            return new Ending("limit", "not done within " + limit.toSeconds() + " s");
        }
        String said = Files.readString(log);
        if (process.exitValue() == 0) {
            return new Ending("", "");
        }
        Matcher error = ERROR.matcher(said);
        return error.find() ? new Ending(error.group(1), error.group(2)) : new Ending("psql", said.strip());
    }
}
