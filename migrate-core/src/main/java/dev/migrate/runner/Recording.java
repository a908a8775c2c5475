package dev.migrate.runner;

import dev.migrate.MigrateException;
import dev.migrate.op.Execution;
import dev.migrate.op.Operations;
import dev.migrate.op.Row;
import dev.migrate.op.Slice;
import dev.migrate.sql.Statement;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The SQL that a revision in Java gives, without a database; it ends where the revision asks for one. */
final class Recording implements Execution {

    private final JavaMethod method;
    private final List<Statement> statements = new ArrayList<>();
    private @Nullable MigrateException end;

    private Recording(JavaMethod method) {
        this.method = method;
    }

    /**
     * Runs a method and keeps what it gives.
     *
     * @throws MigrateException if it fails, other than by asking for a database
     */
    static Recording of(JavaMethod method) {
        Recording recording = new Recording(method);
        try {
            method.run(new Operations(recording));
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            if (recording.end == null) {
                throw new MigrateException(
                        CodeFailure.text(method, e), "Mend the file and run this again. Nothing was run.", e);
            }
        }
        return recording;
    }

    /** What it gave, in order. */
    List<Statement> statements() {
        return List.copyOf(statements);
    }

    /** Why it could not be followed to its end: it asks for a database. */
    Optional<MigrateException> end() {
        return Optional.ofNullable(end);
    }

    @Override
    public void execute(Statement statement) {
        if (end == null) {
            statements.add(method.located(statement));
        }
    }

    @Override
    public List<Row> query(Statement query) {
        throw ended("op.query");
    }

    @Override
    public long batch(Slice slice) {
        throw ended("op.batch");
    }

    @Override
    public Connection connection() {
        throw ended("op.connection");
    }

    private MigrateException ended(String operation) {
        if (end == null) {
            end = new MigrateException(
                    method.place() + ": " + operation + " needs a database, so there is no script of this revision.",
                    "Upgrade without -Dsql, or write scripts of what comes before and after it: "
                            + "-Dtarget=<from>:<to>. Nothing was written.");
        }
        return end;
    }
}
