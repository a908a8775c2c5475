package dev.migrate.maven;

import dev.migrate.MigrateException;
import dev.migrate.command.Migrate.Purge;
import dev.migrate.command.OfflinePlan;
import dev.migrate.revision.Target;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Says where a database is without running anything: for one that was there before Migrate, or whose rows are to be set
 * right. What the files say now is accepted as what was applied.
 *
 * <ul>
 *   <li>{@code mvn migrate:stamp -Drevisions=head}
 *   <li>{@code mvn migrate:stamp -Drevisions=ae10,9c1d}
 *   <li>{@code mvn migrate:stamp -Drevisions=ae10 -Dpurge}
 * </ul>
 *
 * @since 0.1.0
 */
@Mojo(name = "stamp", requiresProject = false, threadSafe = true)
public final class StampMojo extends AbstractRunMojo {

    /**
     * Where the database is: ids or their beginnings, {@code head}, {@code heads}, {@code base}, several separated by
     * commas; with {@code sql} one, or a range {@code from:to}. On the command line {@code -Drevisions=}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.revisions")
    private @Nullable List<String> revisions;

    /**
     * Deletes all version rows first, those that no file knows included. On the command line {@code -Dpurge}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.purge", defaultValue = "false")
    private boolean purge;

    @Override
    void runWithDatabase() {
        List<String> wanted = arguments().list("revisions", revisions);
        boolean purges = arguments().flag("purge", purge);
        if (wanted.isEmpty()) {
            throw new MigrateException(
                    "A stamp has to be told where the database is.",
                    "Write -Drevisions=head, -Drevisions=<revision>, or -Drevisions=base for nothing applied.");
        }
        if (offline()) {
            if (purges || wanted.size() > 1) {
                throw new MigrateException(
                        "A stamp script takes one revision, and no -Dpurge.",
                        "Write -Drevisions=<revision> or -Drevisions=<from>:<to>.");
            }
            writeScript(to -> migrate().stampSql(OfflinePlan.parse(wanted.get(0), tag()), to));
        } else {
            List<Target> targets = wanted.stream().map(AbstractRunMojo::online).toList();
            tell(migrate().stamp(targets, purges ? Purge.YES : Purge.NO), "Stamped");
        }
    }
}
