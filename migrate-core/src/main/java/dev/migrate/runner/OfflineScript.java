package dev.migrate.runner;

import dev.migrate.postgres.DatabaseState;
import dev.migrate.postgres.Tables;
import dev.migrate.postgres.VersionTable;
import dev.migrate.postgres.VersionTable.Presence;
import dev.migrate.revision.Heads;
import dev.migrate.revision.RevisionId;
import dev.migrate.revision.Step;
import dev.migrate.sql.Statement;
import java.util.List;
import java.util.Map;

/**
 * A plan as a script that {@code psql} runs as it is. It begins with a guard that stops it on a database that is not
 * where the plan starts, and leaves the database as the live run does.
 *
 * @param sections the files, those in Java as what they give without a database
 * @param tables where the database keeps its books
 * @param settings how the run behaves
 * @param toolVersion the version of Migrate that writes
 */
public record OfflineScript(Sections sections, Tables tables, RunSettings settings, String toolVersion) {

    /** The script of a plan that starts at these rows; a tag, if not empty, is noted at its top. */
    public String write(Heads rows, List<Step> steps, StampLog stamps, String tag) {
        Presence presence = rows.isEmpty() ? Presence.none(tables) : Presence.ofRows();
        DatabaseState state = new DatabaseState(presence, rows, Map.of());
        Preconditions.check(sections, steps, state);
        Bookkeeping books = new Bookkeeping(tables, toolVersion, settings, state, Bookkeeping.Form.SCRIPT);
        List<Unit> units = new PlanWriter(sections, books, settings.transaction(), state).write(steps, stamps);

        StringBuilder script = new StringBuilder();
        script.append("-- Migrate ").append(toolVersion).append('\n');
        if (!tag.isEmpty()) {
            script.append("-- tag: ").append(tag.replaceAll("\\R", " ")).append('\n');
        }
        script.append("\\set ON_ERROR_STOP on\n\n-- start: ")
                .append(shown(rows))
                .append('\n');
        append(script, Statement.own(startGuard(rows)));
        Step titled = null;
        for (Unit unit : units) {
            if (unit.step() != titled) {
                titled = unit.step();
                script.append("\n-- ").append(StepTitle.of(titled)).append('\n');
            }
            append(script, unit);
        }
        if (units.isEmpty()) {
            script.append("\n-- nothing to do\n");
        }
        return script.toString();
    }

    private static void append(StringBuilder script, Unit unit) {
        if (unit instanceof Unit.Transaction transaction) {
            transaction.statements().forEach(statement -> append(script, statement));
        } else if (unit instanceof Unit.Alone alone) {
            append(script, alone.statement());
        } else if (unit instanceof Unit.Repeat repeat) {
            append(script, Statement.own(loop(repeat)));
        } else {
            throw new AssertionError(unit);
        }
    }

    /** A loop that commits each time, for psql has none. */
    private static String loop(Unit.Repeat repeat) {
        return """
                do $migrate$
                declare
                  migrate_rows bigint;
                begin
                  loop
                    execute $migrate_repeat$
                %s
                $migrate_repeat$;
                    get diagnostics migrate_rows = row_count;
                    %s;
                    commit;
                    exit when migrate_rows operator(pg_catalog.=) 0;
                  end loop;
                end
                $migrate$""".formatted(
                        repeat.statement().text(),
                        repeat.count("migrate_rows").statement().text());
    }

    private static void append(StringBuilder script, Statement statement) {
        script.append(statement.text()).append(";\n");
        statement.copyData().ifPresent(data -> script.append(data).append("\\.\n"));
    }

    private String startGuard(Heads rows) {
        String message =
                "This script is for a database at " + shown(rows).replace("%", "%%") + ", and this one is at %.";
        return new VersionTable(tables).guard(rows, "", message);
    }

    private static String shown(Heads rows) {
        return rows.isEmpty()
                ? "<base>"
                : String.join(", ", rows.ids().stream().map(RevisionId::value).toList());
    }
}
