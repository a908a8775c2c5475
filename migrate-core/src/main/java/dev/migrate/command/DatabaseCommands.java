package dev.migrate.command;

import dev.migrate.postgres.Database;
import dev.migrate.postgres.DatabaseState;
import dev.migrate.postgres.Session;
import dev.migrate.postgres.Tables;
import dev.migrate.revision.Heads;
import dev.migrate.revision.PathFinder;
import dev.migrate.revision.Step;
import dev.migrate.runner.Run;
import dev.migrate.runner.RunEvent;
import dev.migrate.runner.RunResult;
import dev.migrate.runner.RunSettings;
import dev.migrate.runner.Sections;
import dev.migrate.runner.StampLog;
import dev.migrate.script.History;
import dev.migrate.script.JavaScripts;
import dev.migrate.script.Script;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What is done to a database, wherever its revisions come from: what the commands of a project and of an application share.
 *
 * @param revisions the revisions
 * @param databases the database; asked only by what needs one
 * @param tables where it keeps its version rows and the log
 * @param settings how a run behaves towards others
 * @param listener hears what happens during a run
 */
record DatabaseCommands(
        RevisionSource revisions,
        Supplier<Database> databases,
        Tables tables,
        RunSettings settings,
        Consumer<? super RunEvent> listener) {

    /** Whether a run is meant. */
    enum Mode {
        REAL,
        DRY_RUN
    }

    RunResult run(BiFunction<PathFinder, Heads, List<Step>> planner, Mode mode) {
        History history = revisions.historyWithRevisions();
        try (JavaScripts java = revisions.java();
                Run run = open()) {
            Sections sections = Sections.live(history, java);
            DatabaseState state = run.state();
            revisions.refuseUnknown(history, state);
            List<Script> changed = AppliedFiles.changed(history, state);
            if (!changed.isEmpty()) {
                listener.accept(new RunEvent.FilesChanged(changed));
            }
            List<Step> steps = planner.apply(new PathFinder(history.graph()), state.rows());
            return mode == Mode.REAL
                    ? run.apply(sections, steps, StampLog.NOTHING, ToolVersion.get())
                    : run.rehearse(sections, steps, ToolVersion.get());
        }
    }

    Run open() {
        return Run.open(databases.get(), tables, settings, listener);
    }

    /** What the files say of the database as it is now. */
    Inspection inspect() {
        History history = revisions.history();
        Database database = databases.get();
        DatabaseState state = read(database);
        revisions.refuseUnknown(history, state);
        return new Inspection(history, database.address(), state);
    }

    /** Where the database is; it may be ahead of the files. */
    CurrentState current() {
        History history = revisions.history();
        Database database = databases.get();
        return new Inspection(history, database.address(), read(database)).current(revisions.adviceOnUnknown());
    }

    DatabaseState read(Database database) {
        try (Session session = database.connect()) {
            return DatabaseState.read(session, tables);
        }
    }
}
