package dev.migrate.command;

import dev.migrate.MigrateException;
import dev.migrate.catalog.Catalog;
import dev.migrate.diff.Change;
import dev.migrate.diff.Differ;
import dev.migrate.diff.Differences;
import dev.migrate.postgres.Database;
import dev.migrate.postgres.DatabaseState;
import dev.migrate.postgres.ScratchDatabase;
import dev.migrate.postgres.Session;
import dev.migrate.render.ScriptBody;
import dev.migrate.revision.RevisionId;
import dev.migrate.script.Draft;
import dev.migrate.script.History;
import dev.migrate.script.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Writes the first revision of a database that was there before Migrate: all that it holds. */
final class Importer {

    private static final String IRREVERSIBLE = "-- migrate: irreversible";

    private final Settings settings;
    private final History history;
    private final Scratch scratch;

    Importer(Settings settings, History history, Scratch scratch) {
        this.settings = settings;
        this.history = history;
        this.scratch = scratch;
    }

    /** A database that another tool has kept is at a revision, and what is written may be that one. */
    private void refuseOtherRows(NewRevision request, DatabaseState state) {
        Set<RevisionId> rows = state.rows().ids();
        boolean isThatOne =
                rows.size() == 1 && request.id().filter(rows::contains).isPresent();
        if (!isThatOne) {
            UnknownRows.refuse(
                    history,
                    state,
                    rows.size() == 1
                            ? "Coming from Alembic, write what is there as that revision: `mvn migrate:import -DrevId="
                                    + rows.iterator().next() + "`. Where other sources have its file, check those out."
                            : "Coming from Alembic, join its heads first (`alembic merge heads`, `alembic upgrade head`), then "
                                    + "`mvn migrate:import -DrevId=<the one row>`. Where other sources have the files, check "
                                    + "those out.");
        }
    }

    Generated write(NewRevision request) {
        if (!history.isEmpty()) {
            throw new MigrateException(
                    "There are revisions already, " + history.graph().size()
                            + " of them; an import writes the first one.",
                    "Say where the database stands with `mvn migrate:stamp -Drevisions=head`, or write what they lack with "
                            + "`mvn migrate:revision -Dautogenerate`.");
        }
        Database database = new Database(settings.database().connection());
        Catalog there;
        try (Session session = database.connect()) {
            DatabaseState state = DatabaseState.read(session, settings.tables());
            refuseOtherRows(request, state);
            there = scratch.compared(scratch.read(session));
        }
        ScratchDatabase empty = scratch.create();
        Catalog nothing = scratch.compared(scratch.read(empty.settings()));
        List<Change> changes = Differ.diff(nothing, there);
        if (changes.isEmpty()) {
            throw new MigrateException(
                    database.address() + " holds nothing to import.",
                    "Write the first revision with `mvn migrate:revision -Dmessage=\"…\"`.");
        }
        RevisionFiles files = new RevisionFiles(settings, history);
        Draft draft = files.draft(request, ScriptBody.of(changes).text(), IRREVERSIBLE);
        Script script = files.preview(request, draft);
        List<String> remarks = new ArrayList<>(Autogenerator.unread(there, there));
        remarks.addAll(new ProofRun(scratch, empty, history.with(script), script).run(nothing, there));
        return new Generated(
                files.write(request, draft),
                database.address(),
                Differences.lines(nothing, changes),
                List.of(),
                List.of(),
                remarks);
    }
}
