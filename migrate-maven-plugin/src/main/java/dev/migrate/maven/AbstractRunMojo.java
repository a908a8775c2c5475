package dev.migrate.maven;

import dev.migrate.MigrateException;
import dev.migrate.command.Migrate.Direction;
import dev.migrate.revision.Heads;
import dev.migrate.revision.RevisionId;
import dev.migrate.revision.Target;
import dev.migrate.runner.RunResult;
import java.io.OutputStream;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What the goals that change a database share: they run, or write the script that does. */
public abstract class AbstractRunMojo extends AbstractDatabaseMojo {

    /**
     * Writes the SQL as a script for {@code psql} instead of running it. On the command line {@code -Dsql}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.sql", defaultValue = "false")
    private boolean sql;

    /**
     * A note for the first lines of the script. On the command line {@code -Dtag=}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.tag")
    private @Nullable String tag;

    /**
     * The file that the script is written to, instead of standard output. On the command line {@code -Doutput=}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.output")
    private @Nullable String output;

    final boolean offline() {
        return arguments().flag("sql", sql);
    }

    final String tag() {
        return arguments().text("tag", tag);
    }

    final void writeScript(Consumer<OutputStream> script) {
        String file = arguments().text("output", output);
        new Output(Output.Format.TEXT, file, base()).writeScript(script);
        if (!file.isEmpty()) {
            getLog().info("Wrote " + file);
        }
    }

    /** A target for a run: a range has a meaning only for a script. */
    static Target online(String text) {
        if (text.indexOf(':') >= 0) {
            throw new MigrateException(
                    "'" + text + "' is a range, and a run begins where the database is.",
                    "Name only where to go, or add -Dsql to write a script.");
        }
        return Target.parse(text);
    }

    /** Runs for real, or in a transaction that is rolled back. */
    final void run(Direction direction, String wanted, boolean dryRun) {
        Target target = online(wanted);
        if (dryRun) {
            RunResult result = migrate().dryRun(direction, target);
            getLog().info(
                            result.steps().isEmpty()
                                    ? "Nothing to do: the database is at " + shown(result.after()) + "."
                                    : "Dry run: rolled back, the database is still at " + shown(result.before()) + ".");
        } else if (direction == Direction.UPGRADE) {
            tell(migrate().upgrade(target), "Upgraded");
        } else {
            tell(migrate().downgrade(target), "Downgraded");
        }
    }

    final void tell(RunResult result, String verb) {
        getLog().info(
                        result.steps().isEmpty()
                                ? "Nothing to do: the database is at " + shown(result.after()) + "."
                                : verb + " from " + shown(result.before()) + " to " + shown(result.after()) + ".");
    }

    private static String shown(Heads rows) {
        return rows.isEmpty()
                ? "<base>"
                : rows.ids().stream().map(RevisionId::value).collect(Collectors.joining(", "));
    }
}
