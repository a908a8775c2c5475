package dev.migrate.maven;

import dev.migrate.MigrateException;
import dev.migrate.command.SchemaDiff;
import dev.migrate.diff.Locking;
import java.util.stream.Collectors;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Prints the SQL that makes one schema of another. Each end is {@code model}, {@code database}, {@code revisions}, a
 * directory of revisions, files of plain DDL, or the URL of a database. Changes nothing.
 *
 * <ul>
 *   <li>{@code mvn migrate:diff -Dfrom=database -Dto=model}
 *   <li>{@code mvn migrate:diff -Dfrom=revisions -Dto=database -Doutput=target/drift.sql}
 *   <li>{@code mvn migrate:diff -Dfrom=postgres://me@test/shop -Dto=postgres://me@live/shop}
 * </ul>
 *
 * @since 0.1.0
 */
@Mojo(name = "diff", requiresProject = false, threadSafe = true)
public final class DiffMojo extends AbstractAnsweringMojo {

    /**
     * The schema to begin with. On the command line {@code -Dfrom=}.
     *
     * @since 0.1.0
     */
    @Parameter // without a property: a URL may hold a password, and Maven prints what it injects with -X
    private @Nullable String from;

    /**
     * The schema to end with. On the command line {@code -Dto=}.
     *
     * @since 0.1.0
     */
    @Parameter // as above
    private @Nullable String to;

    /**
     * Whether the statements let others read and write meanwhile, as {@code migrate.online} of {@code migrate:revision} has
     * it: indexes are built concurrently, constraints are validated apart. What is printed then takes several transactions,
     * divided where a statement is {@code concurrently} or stands behind {@code -- migrate: autocommit}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.online", defaultValue = "false")
    private boolean online;

    @Override
    void runWithDatabase() {
        SchemaDiff diff = migrate().diff(end("from", from), end("to", to), online ? Locking.ONLINE : Locking.ORDINARY);
        answerSql(
                () -> diff.sql().lines().map(line -> line + "\n").collect(Collectors.joining()), () -> Json.diff(diff));
        diff.remarks().forEach(getLog()::warn);
        diff.destroyed().forEach(what -> getLog().warn("This destroys " + what));
        int count = diff.differences().size();
        getLog().info(
                        diff.sql().isEmpty()
                                ? diff.from() + " and " + diff.to() + " are the same."
                                : "From " + diff.from() + " to " + diff.to() + ": " + count
                                        + (count == 1 ? " difference." : " differences."));
    }

    private String end(String name, @Nullable String configured) {
        String text = arguments().text(name, configured);
        if (text.isEmpty()) {
            throw new MigrateException(
                    "A comparison has two ends, and -D" + name + "= is missing.",
                    "Write -Dfrom= and -Dto=, each model, database, revisions, a directory of revisions, files of plain "
                            + "DDL, or a URL.");
        }
        return text;
    }
}
