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

/**
 * The section of a file that a step runs.
 *
 * @param step the step
 * @param revision the revision it applies or takes back
 * @param script the file
 * @param direction which way
 */
record StepSection(Step step, Revision revision, Script script, Direction direction) {

    /** The section of an upgrade or a downgrade. */
    static StepSection of(Step step, History history) {
        if (step instanceof Step.Upgrade up) {
            return new StepSection(
                    step, up.revision(), history.script(up.revision().id()), Direction.UPGRADE);
        }
        if (step instanceof Step.Downgrade down) {
            return new StepSection(
                    step, down.revision(), history.script(down.revision().id()), Direction.DOWNGRADE);
        }
        throw new AssertionError(step);
    }

    Section section() {
        return direction == Direction.UPGRADE ? script.upgrade() : script.downgrade();
    }

    List<Statement> statements() {
        if (section() instanceof Section.Sql sql) {
            return sql.statements();
        }
        throw new MigrateException(
                revision.source() + ": This version does not run revisions in Java.", "Write it in SQL.");
    }

    RunLog.Entry entry() {
        return new RunLog.Entry(
                revision.id(), revision.message(), section().checksum().value());
    }

    RunLog.Progress progress(int done) {
        return new RunLog.Progress(
                done, Checksum.of(statements().subList(0, done)).value());
    }

    /** Whether it takes several transactions. */
    boolean isSplit() {
        return endOfTransaction(0) < statements().size();
    }

    /** The index after the last statement that can run in one transaction with this one. */
    int endOfTransaction(int from) {
        int end = from;
        while (end < statements().size() && !runsOutside(end)) {
            end++;
        }
        return end;
    }

    /** Whether a statement runs outside the transaction of the others. */
    boolean runsOutside(int index) {
        Statement statement = statements().get(index);
        return isRepeated(index) || statement.has(Directive.AUTOCOMMIT) || statement.refusesTransaction();
    }

    boolean isRepeated(int index) {
        return statements().get(index).has(Directive.REPEAT);
    }

    /**
     * How many statements an earlier run has done that did not come to the end of this step; -1 if there was none.
     *
     * @throws MigrateException if those statements have changed since
     */
    int done(DatabaseState state) {
        RunLog.Row row = state.log().get(revision.id());
        if (row == null || row.isFinished() || row.direction() != direction) {
            return -1;
        }
        int done = row.statementsDone();
        if (done > statements().size() || !progress(done).checksum().equals(row.doneChecksum())) {
            throw new MigrateException(
                    "Revision " + revision + " is half done, and its file has changed in the part that is: the first "
                            + done + " statements of " + revision.source() + " are not those that ran.",
                    "Bring those statements back (the rest may change), or finish the work by hand and tell with "
                            + "`mvn migrate:stamp -Drevisions=…`.");
        }
        return done;
    }
}
