package dev.migrate.runner;

import dev.migrate.MigrateException;
import dev.migrate.postgres.DatabaseState;
import dev.migrate.postgres.RunLog;
import dev.migrate.postgres.RunLog.Direction;
import dev.migrate.revision.Revision;
import dev.migrate.revision.Step;
import dev.migrate.script.History;
import dev.migrate.script.Script;
import dev.migrate.sql.ConcurrentStatement;
import dev.migrate.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What has to hold before the first statement of a plan runs, so that it can be run to its end. */
final class Preconditions {

    private Preconditions() {}

    /**
     * Checks a plan, and compiles what of it is in Java.
     *
     * @throws MigrateException if a step has no way back, if a step that is half done is not in it, if one does not
     *     compile, or if a statement cannot be run safely where it is
     */
    static void check(Sections sections, List<Step> steps, DatabaseState state) {
        History history = sections.history();
        refuseIrreversible(history, steps);
        state.unfinished().forEach(row -> refuseUnfinished(history, steps, row));
        sections.prepare(steps);
        for (Step step : steps) {
            if (!(step instanceof Step.Stamp)) {
                StepSection section = sections.of(step);
                section.statements().stream()
                        .filter(StepSection::runsOutside)
                        .forEach(statement -> refuseUnsafe(
                                section, statement, state.presence().pooled(), " Nothing was run."));
            }
        }
    }

    private static void refuseIrreversible(History history, List<Step> steps) {
        List<String> problems = new ArrayList<>();
        for (Step step : steps) {
            if (step instanceof Step.Downgrade down) {
                Script script = history.script(down.revision().id());
                script.irreversibleBecause()
                        .ifPresent(reason -> problems.add("Cannot downgrade " + script.revision() + ": "
                                + script.revision().source() + reason));
            }
        }
        if (!problems.isEmpty()) {
            throw new MigrateException(
                    String.join(System.lineSeparator(), problems),
                    "Nothing was run. Choose a target above it, or write into its downgrade section what undoes it "
                            + "(`select 1;` where nothing needs to be undone).");
        }
    }

    private static void refuseUnfinished(History history, List<Step> steps, RunLog.Row row) {
        Optional<Revision> revision = history.graph().find(row.revision());
        boolean goesOn = steps.stream()
                .anyMatch(step -> row.direction() == Direction.UPGRADE
                        ? step instanceof Step.Upgrade up && up.revision().id().equals(row.revision())
                        : step instanceof Step.Downgrade down
                                && down.revision().id().equals(row.revision()));
        boolean stamps = steps.stream().anyMatch(Step.Stamp.class::isInstance);
        if (goesOn || stamps) {
            return;
        }
        String name = revision.map(Revision::toString).orElse(row.revision().value());
        boolean up = row.direction() == Direction.UPGRADE;
        throw new MigrateException(
                "The " + (up ? "upgrade to " : "downgrade of ") + name + " is half done: " + row.statementsDone()
                        + " of its statements ran, then the run was interrupted.",
                up
                        ? "Finish it first with `mvn migrate:upgrade -Dtarget=" + row.revision() + "`."
                        : "Finish it first: `mvn migrate:downgrade` to the revision below it.");
    }

    /**
     * Refuses a statement that runs outside a transaction and could not be repeated safely.
     *
     * @param pooled whether a pooler stands in between
     * @param kept what the hint says of what was done so far; may be empty
     * @throws MigrateException if so
     */
    static void refuseUnsafe(StepSection section, Statement statement, boolean pooled, String kept) {
        if (StepSection.isRepeated(statement)) {
            return;
        }
        String place = section.revision().source() + ":" + statement.line();
        boolean nameless = ConcurrentStatement.of(statement)
                .filter(s -> s.action() == ConcurrentStatement.Action.CREATE_INDEX
                        && s.object().isEmpty())
                .isPresent();
        if (nameless) {
            throw new MigrateException(
                    place
                            + ": An index that is built concurrently needs a name, so that what an interrupted build "
                            + "leaves can be found again.",
                    "Write its name after CONCURRENTLY." + kept);
        }
        if (pooled) {
            throw new MigrateException(
                    place
                            + ": This statement runs outside a transaction, and a pooler stands between here and the "
                            + "server, which may lend each statement another session.",
                    "Point migrate.url at the server itself." + kept);
        }
    }
}
