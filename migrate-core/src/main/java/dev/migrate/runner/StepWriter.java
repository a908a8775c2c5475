package dev.migrate.runner;

import dev.migrate.postgres.RunLog;
import dev.migrate.postgres.RunLog.Direction;
import dev.migrate.postgres.Tables;
import dev.migrate.postgres.VersionTable;
import dev.migrate.postgres.VersionTable.Presence;
import dev.migrate.revision.Revision;
import dev.migrate.revision.RevisionId;
import dev.migrate.revision.Step;
import dev.migrate.runner.RunSettings.TransactionMode;
import dev.migrate.script.History;
import dev.migrate.script.Script;
import dev.migrate.script.Script.Section;
import dev.migrate.sql.Checksum;
import dev.migrate.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes the SQL of a plan: for each step the statements of its file between what bounds the transaction and what keeps
 * the books. The same text runs live and stands in an offline script, so both leave the same database.
 */
final class StepWriter {

    private final History history;
    private final VersionTable versionTable;
    private final RunLog log;
    private final RunSettings settings;
    private final Presence presence;

    StepWriter(History history, Tables tables, String toolVersion, RunSettings settings, Presence presence) {
        this.history = history;
        this.versionTable = new VersionTable(tables);
        this.log = new RunLog(tables, toolVersion);
        this.settings = settings;
        this.presence = presence;
    }

    /** The SQL of these steps; the first one also creates what is missing. */
    List<StepSql> write(List<Step> steps, StampLog stamps) {
        List<StepSql> sql = new ArrayList<>(steps.size());
        for (int index = 0; index < steps.size(); index++) {
            sql.add(write(steps.get(index), index == 0, index == steps.size() - 1, stamps));
        }
        return sql;
    }

    private StepSql write(Step step, boolean first, boolean last, StampLog stamps) {
        boolean each = settings.transaction() == TransactionMode.REVISION;
        List<String> opening = new ArrayList<>();
        if (first || each) {
            opening.add("begin");
        }
        opening.addAll(limits());
        opening.add(log.begin());
        if (first) {
            opening.addAll(versionTable.create(presence));
        }
        List<String> closing = new ArrayList<>();
        closing.add("reset session authorization");
        if (stamps.purge()) {
            closing.add(versionTable.purge());
        }
        closing.addAll(versionTable.change(step));
        closing.addAll(logRows(step, stamps));
        closing.add("reset all");
        if (last || each) {
            closing.add("commit");
        }
        Script script = script(step);
        return new StepSql(step, script, own(opening), body(step, script), own(closing));
    }

    private List<String> limits() {
        List<String> limits = new ArrayList<>();
        limits.add("set local lock_timeout = " + settings.lockTimeout().toMillis());
        if (!settings.statementTimeout().isZero()) {
            limits.add("set local statement_timeout = "
                    + settings.statementTimeout().toMillis());
        }
        return limits;
    }

    private List<String> logRows(Step step, StampLog stamps) {
        if (step instanceof Step.Upgrade up) {
            return List.of(log.finish(Direction.UPGRADE, entry(up.revision(), Direction.UPGRADE)));
        }
        if (step instanceof Step.Downgrade down) {
            return List.of(log.finish(Direction.DOWNGRADE, entry(down.revision(), Direction.DOWNGRADE)));
        }
        List<String> rows = new ArrayList<>();
        if (!stamps.applied().isEmpty()) {
            rows.add(log.stamp(Direction.UPGRADE, entries(stamps.applied(), Direction.UPGRADE)));
        }
        if (!stamps.unapplied().isEmpty()) {
            rows.add(log.stamp(Direction.DOWNGRADE, entries(stamps.unapplied(), Direction.DOWNGRADE)));
        }
        return rows;
    }

    private List<RunLog.Entry> entries(Set<RevisionId> revisions, Direction direction) {
        return revisions.stream()
                .map(id -> entry(history.graph().get(id), direction))
                .toList();
    }

    private RunLog.Entry entry(Revision revision, Direction direction) {
        Script script = history.script(revision.id());
        Section section = direction == Direction.UPGRADE ? script.upgrade() : script.downgrade();
        return new RunLog.Entry(
                revision.id(),
                revision.message(),
                Checksum.of(section.statements()).value());
    }

    private @Nullable Script script(Step step) {
        if (step instanceof Step.Upgrade up) {
            return history.script(up.revision().id());
        }
        if (step instanceof Step.Downgrade down) {
            return history.script(down.revision().id());
        }
        return null;
    }

    private static List<Statement> body(Step step, @Nullable Script script) {
        if (script == null) {
            return List.of();
        }
        Section section = step instanceof Step.Upgrade ? script.upgrade() : script.downgrade();
        return section.statements();
    }

    private static List<Statement> own(List<String> texts) {
        return texts.stream().map(Statement::own).toList();
    }
}
