package dev.migrate.runner;

import dev.migrate.postgres.DatabaseState;
import dev.migrate.postgres.Tables;
import dev.migrate.postgres.VersionTable;
import dev.migrate.postgres.VersionTable.Presence;
import dev.migrate.revision.Heads;
import dev.migrate.revision.RevisionId;
import dev.migrate.revision.Step;
import dev.migrate.sql.Statement;
import java.io.OutputStream;
import java.io.UncheckedIOException;
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

    /** What ends a script that goes where others may write behind it: psql reads no further. */
    public static final String END = "\n-- The script ends here, whatever is written behind it.\n\\q\n";

    /**
     * Writes the script of a plan that starts at these rows; a tag, if not empty, is noted at its top. Nothing is written
     * before all of the plan has been found fit for a script.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    public void write(Heads rows, List<Step> steps, StampLog stamps, String tag, OutputStream to) {
        Presence presence = rows.isEmpty() ? Presence.none(tables) : Presence.ofRows();
        DatabaseState state = new DatabaseState(presence, rows, Map.of());
        Preconditions.check(sections, steps, state);
        Bookkeeping books = new Bookkeeping(tables, toolVersion, settings, state, Bookkeeping.Form.SCRIPT);
        List<Unit> units = new PlanWriter(sections, books, settings.transaction(), state).write(steps, stamps);

        ScriptText script = new ScriptText(to);
        script.add("-- Migrate " + toolVersion + "\n");
        if (!tag.isEmpty()) {
            script.add("-- tag: " + tag.replaceAll("\\R", " ") + "\n");
        }
        script.add("\\set ON_ERROR_STOP on\n\n-- start: " + shown(rows) + "\n");
        script.add(Statement.own(startGuard(rows)));
        Step titled = null;
        for (Unit unit : units) {
            if (unit.step() != titled) {
                titled = unit.step();
                script.add("\n-- " + StepTitle.of(titled) + "\n");
            }
            add(script, unit);
        }
        if (units.isEmpty()) {
            script.add("\n-- nothing to do\n");
        }
        script.end();
    }

    private static void add(ScriptText script, Unit unit) {
        if (unit instanceof Unit.Transaction transaction) {
            transaction.statements().forEach(script::add);
        } else if (unit instanceof Unit.Alone alone) {
            script.add(alone.statement());
        } else if (unit instanceof Unit.Repeat repeat) {
            script.add(Statement.own(loop(repeat)));
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
