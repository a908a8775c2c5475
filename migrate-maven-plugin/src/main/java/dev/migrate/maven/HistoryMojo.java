package dev.migrate.maven;

import dev.migrate.command.Migrate.Rows;
import dev.migrate.report.RevisionText;
import dev.migrate.revision.TargetRange;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Lists the revisions, newest first.
 *
 * <ul>
 *   <li>{@code mvn migrate:history}
 *   <li>{@code mvn migrate:history -DindicateCurrent}
 *   <li>{@code mvn migrate:history -Drange=current:head}
 *   <li>{@code mvn migrate:history -Drange=-3: -Dverbose}
 * </ul>
 *
 * @since 0.1.0
 */
@Mojo(name = "history", requiresProject = false, threadSafe = true)
public final class HistoryMojo extends AbstractReadingMojo {

    /**
     * The part to list: {@code from:to}, {@code from:} or {@code :to}. On the command line {@code -Drange=}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.range")
    private @Nullable String range;

    /**
     * Marks the revisions that the database is at. On the command line {@code -DindicateCurrent}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.indicateCurrent", defaultValue = "false")
    private boolean indicateCurrent;

    @Override
    void runWithDatabase() {
        String wanted = arguments().text("range", range);
        TargetRange whole = wanted.isEmpty() ? TargetRange.all() : TargetRange.parse(wanted);
        Rows rows = arguments().flag("indicateCurrent", indicateCurrent) ? Rows.INDICATED : Rows.AS_NEEDED;
        answer(migrate().history(whole, rows), RevisionText::historyLine);
    }
}
