package dev.migrate.runner;

import dev.migrate.MigrateException;
import dev.migrate.postgres.DatabaseState;
import dev.migrate.postgres.RunLog;
import dev.migrate.postgres.RunLog.Direction;
import dev.migrate.revision.Revision;
import dev.migrate.revision.Step;
import dev.migrate.script.History;
import dev.migrate.script.Script;
import dev.migrate.script.Section;
import dev.migrate.sql.Checksum;
import dev.migrate.sql.Directive;
import dev.migrate.sql.Statement;
import java.util.List;
import java.util.Optional;

/**
 * The section of a file that a step runs.
 *
 * @param step the step
 * @param revision the revision it applies or takes back
 * @param script the file
 * @param direction which way
 * @param statements what it runs, as far as that is known: nothing yet of a method in Java
 */
record StepSection(Step step, Revision revision, Script script, Direction direction, List<Statement> statements) {

    StepSection {
        statements = List.copyOf(statements);
    }

    /** The section of an upgrade or a downgrade. */
    static StepSection of(Step step, History history) {
        if (step instanceof Step.Upgrade up) {
            Script script = history.script(up.revision().id());
            return new StepSection(step, up.revision(), script, Direction.UPGRADE, statements(script.upgrade()));
        }
        if (step instanceof Step.Downgrade down) {
            Script script = history.script(down.revision().id());
            return new StepSection(step, down.revision(), script, Direction.DOWNGRADE, statements(script.downgrade()));
        }
        throw new AssertionError(step);
    }

    private static List<Statement> statements(Section section) {
        return section instanceof Section.Sql sql ? sql.statements() : List.of();
    }

    /** The same, where it is known what its method gives. */
    StepSection giving(List<Statement> given) {
        return new StepSection(step, revision, script, direction, given);
    }

    Section section() {
        return direction == Direction.UPGRADE ? script.upgrade() : script.downgrade();
    }

    RunLog.Entry entry() {
        return new RunLog.Entry(
                revision.id(), revision.message(), section().checksum().value());
    }

    RunLog.Progress progress(int done) {
        return new RunLog.Progress(
                done, Checksum.of(statements.subList(0, done)).value());
    }

    /** Whether it takes several transactions. */
    boolean isSplit() {
        return endOfTransaction(0) < statements.size();
    }

    /** The index after the last statement that can run in one transaction with this one. */
    int endOfTransaction(int from) {
        int end = from;
        while (end < statements.size() && !runsOutside(end)) {
            end++;
        }
        return end;
    }

    /** Whether a statement runs outside the transaction of the others. */
    boolean runsOutside(int index) {
        return runsOutside(statements.get(index));
    }

    boolean isRepeated(int index) {
        return isRepeated(statements.get(index));
    }

    static boolean runsOutside(Statement statement) {
        return isRepeated(statement) || statement.has(Directive.AUTOCOMMIT) || statement.refusesTransaction();
    }

    static boolean isRepeated(Statement statement) {
        return statement.has(Directive.REPEAT);
    }

    /**
     * How many statements an earlier run has done that did not come to the end of this step; -1 if there was none.
     *
     * @throws MigrateException if those statements have changed since
     */
    int done(DatabaseState state) {
        Optional<RunLog.Progress> unfinished = unfinished(state);
        if (unfinished.isEmpty()) {
            return -1;
        }
        int done = unfinished.get().statements();
        if (done > statements.size() || !progress(done).equals(unfinished.get())) {
            throw changed(done);
        }
        return done;
    }

    /** How far an earlier run has come that did not come to the end of this step. */
    Optional<RunLog.Progress> unfinished(DatabaseState state) {
        return Optional.ofNullable(state.log().get(revision.id()))
                .filter(row -> !row.isFinished() && row.direction() == direction)
                .map(row -> new RunLog.Progress(row.statementsDone(), row.doneChecksum()));
    }

    /** Says that the statements that are done are no longer those of the file. */
    MigrateException changed(int done) {
        return new MigrateException(
                "Revision " + revision + " is half done, and its file has changed in the part that is: the first "
                        + done + " statements of " + revision.source() + " are not those that ran.",
                "Bring those statements back (the rest may change), or finish the work by hand and tell with "
                        + "`mvn migrate:stamp -Drevisions=…`.");
    }
}
