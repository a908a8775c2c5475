package dev.migrate.maven;

import dev.migrate.MigrateException;
import dev.migrate.command.Migrate.Direction;
import dev.migrate.command.OfflinePlan;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Undoes every revision that stands on a target, newest first; the target itself stays. Refused as a whole where one of
 * them says that it is irreversible.
 *
 * <ul>
 *   <li>{@code mvn migrate:downgrade -Dtarget=-1}
 *   <li>{@code mvn migrate:downgrade -Dtarget=base}
 *   <li>{@code mvn migrate:downgrade -Dtarget=ae10:base -Dsql}
 * </ul>
 *
 * @since 0.1.0
 */
@Mojo(name = "downgrade", requiresProject = false, threadSafe = true)
public final class DowngradeMojo extends AbstractRunMojo {

    /**
     * Where to go back to, which has to be said: an id or its beginning, {@code -1}, {@code base}, {@code label@base};
     * with {@code sql} a range {@code from:to}. On the command line {@code -Dtarget=}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.target")
    private @Nullable String target;

    /**
     * Runs the steps for real in one transaction, times them, and rolls back; statements that refuse a transaction are
     * named and left out. On the command line {@code -DdryRun}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.dryRun", defaultValue = "false")
    private boolean dryRun;

    @Override
    void runWithDatabase() {
        String wanted = arguments().text("target", target);
        if (wanted.isEmpty()) {
            throw new MigrateException(
                    "A downgrade has to be told where to go.",
                    "Write -Dtarget=-1 for one step back, -Dtarget=<revision>, or -Dtarget=base for everything.");
        }
        if (offline()) {
            writeScript(to -> migrate().downgradeSql(OfflinePlan.parse(wanted, tag()), to));
        } else {
            run(Direction.DOWNGRADE, wanted, arguments().flag("dryRun", dryRun));
        }
    }
}
