package dev.migrate.runner;

import dev.migrate.postgres.Tables;
import dev.migrate.postgres.VersionTable;
import dev.migrate.postgres.VersionTable.Presence;
import dev.migrate.revision.Heads;
import dev.migrate.revision.RevisionId;
import dev.migrate.revision.Step;
import dev.migrate.script.History;
import dev.migrate.sql.Statement;
import java.util.List;

/**
 * A plan as a script that {@code psql} runs as it is. It begins with a guard that stops it on a database that is not
 * where the plan starts, and leaves the database as the live run does.
 *
 * @param history the files
 * @param tables where the database keeps its books
 * @param settings how the run behaves
 * @param toolVersion the version of Migrate that writes
 */
public record OfflineScript(History history, Tables tables, RunSettings settings, String toolVersion) {

    /** The script of a plan that starts at these rows; a tag, if not empty, is noted at its top. */
    public String write(Heads rows, List<Step> steps, StampLog stamps, String tag) {
        // Whoever has rows has their table; the log may be missing beside a table that Alembic made.
        Presence presence = rows.isEmpty() ? Presence.none(tables) : new Presence(true, true, false);
        List<StepSql> sql = new StepWriter(history, tables, toolVersion, settings, presence).write(steps, stamps);
        Runner.check(sql);

        StringBuilder script = new StringBuilder();
        script.append("-- Migrate ").append(toolVersion).append('\n');
        if (!tag.isEmpty()) {
            script.append("-- tag: ").append(tag.replaceAll("\\R", " ")).append('\n');
        }
        script.append("\\set ON_ERROR_STOP on\n\n-- start: ")
                .append(shown(rows))
                .append('\n');
        append(script, Statement.own(new VersionTable(tables).guard(rows)));
        for (StepSql step : sql) {
            script.append("\n-- ").append(StepTitle.of(step.step())).append('\n');
            step.statements().forEach(statement -> append(script, statement));
        }
        if (sql.isEmpty()) {
            script.append("\n-- nothing to do\n");
        }
        return script.toString();
    }

    private static void append(StringBuilder script, Statement statement) {
        script.append(statement.text()).append(";\n");
        statement.copyData().ifPresent(data -> script.append(data).append("\\.\n"));
    }

    private static String shown(Heads rows) {
        return rows.isEmpty()
                ? "<base>"
                : String.join(", ", rows.ids().stream().map(RevisionId::value).toList());
    }
}
