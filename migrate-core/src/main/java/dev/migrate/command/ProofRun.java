package dev.migrate.command;

import dev.migrate.MigrateException;
import dev.migrate.catalog.Catalog;
import dev.migrate.postgres.ScratchDatabase;
import dev.migrate.postgres.ServerError;
import dev.migrate.postgres.Session;
import dev.migrate.render.SampleRows;
import dev.migrate.revision.PathFinder;
import dev.migrate.revision.Revision;
import dev.migrate.revision.Step;
import dev.migrate.revision.Target;
import dev.migrate.runner.Run;
import dev.migrate.runner.StampLog;
import dev.migrate.runner.StepFailedException;
import dev.migrate.script.History;
import dev.migrate.script.Script;
import dev.migrate.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Tries a new revision in a scratch database that is where the revision begins: up, and back where there is a way. First
 * with a few rows in every table; where it depends on the rows whether it can run, again without any.
 */
final class ProofRun {

    private final Scratch scratch;
    private final ScratchDatabase database;
    private final History history;
    private final Script script;
    private final List<String> remarks = new ArrayList<>();

    ProofRun(Scratch scratch, ScratchDatabase database, History withScript, Script script) {
        this.scratch = scratch;
        this.database = database;
        this.history = withScript;
        this.script = script;
    }

    /**
     * Tries it.
     *
     * @param before what there is before it
     * @param after what there should be after it
     * @return what depends on the rows, in words
     * @throws MigrateException if it does not lead there, or not back
     */
    List<String> run(Catalog before, Catalog after) {
        run(SampleRows.of(scratch.read(database.settings())));
        try (Session session = database.connect()) {
            Step.Upgrade up = up();
            attempt(session, up, "upgrade");
            compare(session, after, "upgrade");
            if (script.irreversibleBecause().isEmpty()) {
                attempt(
                        session,
                        new Step.Downgrade(up.revision(), /* removes= */ up.adds(), /* adds= */ up.removes()),
                        "downgrade");
                compare(session, before, "downgrade");
            }
        }
        return remarks;
    }

    private Step.Upgrade up() {
        try (Run run = scratch.open(database)) {
            Revision revision = script.revision();
            List<Step> steps = new PathFinder(history.graph())
                    .upgrade(run.state().rows(), Target.parse(revision.id().value()));
            return (Step.Upgrade) steps.get(steps.size() - 1);
        }
    }

    private void attempt(Session session, Step step, String direction) {
        try {
            apply(step);
        } catch (StepFailedException e) {
            ServerError error = e.error().filter(ProofRun::dependsOnRows).orElseThrow(() -> failed(e, direction));
            remarks.add("Whether the " + direction + " can run depends on the rows: "
                    + error.said().lines().findFirst().orElse(""));
            SampleRows.removal(scratch.read(session)).ifPresent(sql -> session.run(Statement.own(sql)));
            try {
                apply(step);
            } catch (StepFailedException again) {
                throw failed(again, direction);
            }
        }
    }

    private void apply(Step step) {
        try (Run run = scratch.open(database)) {
            scratch.apply(run, history, List.of(step), StampLog.NOTHING);
        }
    }

    /** A guard, a constraint, or a value that cannot be converted. */
    private static boolean dependsOnRows(ServerError error) {
        String state = error.sqlState();
        return state.equals("P0001") || state.startsWith("23") || state.startsWith("22");
    }

    private void compare(Session session, Catalog wanted, String direction) {
        List<String> lines = Comparison.lines(scratch.compared(scratch.read(session)), wanted);
        if (!lines.isEmpty()) {
            throw new MigrateException(
                    "Nothing was written: after the " + direction
                            + " that was generated, this would still have to be done:" + System.lineSeparator() + "  "
                            + String.join(System.lineSeparator() + "  ", lines),
                    unproved());
        }
    }

    private static MigrateException failed(StepFailedException e, String direction) {
        return new MigrateException(
                "Nothing was written: the " + direction + " that was generated does not run:" + System.lineSeparator()
                        + e.problem(),
                unproved(),
                e);
    }

    private static String unproved() {
        return "Add -Dmigrate.prove=false to have the file written as it is, and mend it by hand.";
    }

    private void run(List<String> statements) {
        try (Session session = database.connect()) {
            session.run(statements.stream().map(Statement::own).toList(), (index, outcome) -> {});
        }
    }
}
