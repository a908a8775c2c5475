package dev.migrate.maven;

import dev.migrate.command.Migrate.Direction;
import dev.migrate.command.OfflinePlan;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Runs every missing revision that leads to a target, {@code head} by default.
 *
 * <ul>
 *   <li>{@code mvn migrate:upgrade}
 *   <li>{@code mvn migrate:upgrade -Dtarget=+1}
 *   <li>{@code mvn migrate:upgrade -Dtarget=ae10 -Dsql -Doutput=upgrade.sql}
 * </ul>
 *
 * @since 0.1.0
 */
@Mojo(name = "upgrade", defaultPhase = LifecyclePhase.PRE_INTEGRATION_TEST, requiresProject = false, threadSafe = true)
public final class UpgradeMojo extends AbstractRunMojo {

    /**
     * Where to go: an id or its beginning, {@code head}, {@code heads}, {@code +2}, {@code ae10+1}, {@code label@head};
     * with {@code sql} also a range {@code from:to}. On the command line {@code -Dtarget=}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.target", defaultValue = "head")
    private String target = "head";

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
        if (offline()) {
            writeScript(to -> migrate().upgradeSql(OfflinePlan.parse(wanted, tag()), to));
        } else {
            run(Direction.UPGRADE, wanted, arguments().flag("dryRun", dryRun));
        }
    }
}
