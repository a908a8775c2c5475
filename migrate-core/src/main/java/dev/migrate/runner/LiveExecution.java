package dev.migrate.runner;

import dev.migrate.MigrateException;
import dev.migrate.op.Execution;
import dev.migrate.op.Row;
import dev.migrate.op.Slice;
import dev.migrate.postgres.RunLog;
import dev.migrate.postgres.ServerError;
import dev.migrate.postgres.Session;
import dev.migrate.sql.Checksum;
import dev.migrate.sql.Statement;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at a step in Java. It counts what the revision gives, passes over what is committed already, and after the
 * first failure does nothing more, whatever the revision makes of the exception.
 */
final class LiveExecution implements Execution {

    private final LiveTransaction transaction;
    private final Session session;
    private final JavaStep step;
    private final Unit.Code code;
    private final JavaMethod method;
    private final int resumedAt;
    private final Checksum.Running given = new Checksum.Running();
    private @Nullable String unrepeatable;
    private boolean inSlice;
    private @Nullable RuntimeException broken;
    private @Nullable Throwable thrown;

    LiveExecution(LiveTransaction transaction, Session session, JavaStep step) {
        this.transaction = transaction;
        this.session = session;
        this.step = step;
        this.code = step.code();
        this.method = code.method();
        this.resumedAt = step.begun() ? step.done() : -1;
    }

    @Override
    public void execute(Statement statement) {
        guarded(() -> {
            give(method.located(statement));
            return null;
        });
    }

    private void give(Statement statement) {
        boolean outside = StepSection.runsOutside(statement);
        RunLog.Progress before = progress();
        if (inSlice) {
            if (outside) {
                throw refusal(
                        statement.line(),
                        "A statement that runs outside a transaction stands in op.batch, whose slices are transactions.",
                        "Give it before op.batch or after it.");
            }
            transaction.give(code, statement);
        } else if (isAhead(statement)) {
            if (outside) {
                runOutside(statement, before);
            } else {
                transaction.give(code, statement);
            }
        }
    }

    /** Counts what is given; tells whether it is still to be done. */
    private boolean isAhead(Statement statement) {
        given.add(statement);
        if (given.statements() == step.done() && !step.isDone(progress())) {
            throw code.section().changed(step.done());
        }
        return given.statements() > step.done();
    }

    private RunLog.Progress progress() {
        return new RunLog.Progress(given.statements(), given.soFar().value());
    }

    private void runOutside(Statement statement, RunLog.Progress before) {
        if (code.purpose() == Unit.Purpose.REHEARSE) {
            leaveOut(statement);
            return;
        }
        Preconditions.refuseUnsafe(code.section(), statement, code.books().pooled(), "");
        refuseUnrepeatable(statement.line());
        transaction.interrupt(step, before);
        transaction.runOutside(step, statement, before.statements() == resumedAt);
        transaction.note(step, progress());
    }

    private void leaveOut(Statement statement) {
        transaction.tell(new RunEvent.LeftOut(code.step(), PlannedStep.Outside.of(code.section(), statement)));
    }

    @Override
    public List<Row> query(Statement statement) {
        return guarded(() -> {
            Statement query = method.located(statement);
            if (query.controlsTransaction()) {
                throw refusal(
                        query.line(),
                        "A query directs the transaction, but the run owns its transactions.",
                        "Remove it; op.batch(…) commits slice by slice.");
            }
            if (query.changesData()) {
                unrepeatable(query.line(), "op.query with a statement that changes data");
            }
            transaction.flush();
            transaction.at(code, query);
            return rows(query);
        });
    }

    private List<Row> rows(Statement query) {
        try {
            return session.rows(query, transaction.notices()).stream()
                    .map(Row::new)
                    .toList();
        } catch (ServerError e) {
            throw e;
        } catch (MigrateException e) {
            throw refusal(query.line(), e.problem(), e.hint());
        }
    }

    @Override
    public long batch(Slice slice) {
        return guarded(() -> {
            Statement marker = method.marker("op.batch");
            if (inSlice) {
                throw refusal(marker.line(), "op.batch stands in op.batch.", "Make one of the two.");
            }
            RunLog.Progress before = progress();
            if (!isAhead(marker)) {
                return 0L;
            }
            if (code.purpose() == Unit.Purpose.REHEARSE) {
                transaction.tell(new RunEvent.LeftOut(
                        code.step(), new PlannedStep.Outside(method.place(marker.line()), "op.batch", true)));
                return 0L;
            }
            refuseUnrepeatable(marker.line());
            transaction.interrupt(step, before);
            long rows = runSlices(slice, marker.line());
            transaction.note(step, progress());
            return rows;
        });
    }

    private long runSlices(Slice slice, int line) {
        long started = System.nanoTime();
        long total = 0;
        long rows;
        do {
            transaction.begin(step);
            rows = run(slice);
            if (rows < 0) {
                throw refusal(line, "A slice says that it changed " + rows + " rows.", "Return how many it changed.");
            }
            transaction.commitSlice(step, method.place(line) + " (op.batch)", rows);
            total += rows;
            Duration elapsed = Duration.ofNanos(System.nanoTime() - started);
            transaction.tell(
                    new RunEvent.Running(code.step(), elapsed, total + (total == 1 ? " row done" : " rows done")));
        } while (rows > 0);
        return total;
    }

    private long run(Slice slice) {
        inSlice = true;
        try {
            long rows = slice.run();
            if (broken != null) {
                throw broken;
            }
            return rows;
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            giveUp(e);
            throw new IllegalStateException("A slice failed", e);
        } finally {
            inSlice = false;
        }
    }

    @Override
    public Connection connection() {
        return guarded(() -> {
            unrepeatable(method.marker("").line(), "op.connection()");
            transaction.flush();
            transaction.lend();
            return session.lend();
        });
    }

    /**
     * Work that cannot be passed over when the method runs again: it must not be followed by a commit before the end of
     * the step, nor stand before what is committed already.
     */
    private void unrepeatable(int line, String what) {
        if (given.statements() < step.done()) {
            throw code.section().changed(step.done());
        }
        if (!inSlice && unrepeatable == null) {
            unrepeatable = method.place(line) + " (" + what + ")";
        }
    }

    private void refuseUnrepeatable(int line) {
        if (unrepeatable != null) {
            throw refusal(
                    line,
                    "What stands here commits what was done before it, and the work of " + unrepeatable
                            + " would be done a second time if the run were interrupted after that.",
                    "Put the two into revisions of their own, or do that work in op.batch or with op.execute.");
        }
    }

    private MigrateException refusal(int line, String problem, String hint) {
        return new MigrateException(method.place(line) + ": " + problem, hint);
    }

    /** Remembers what the code of the revision threw by itself. */
    void giveUp(Throwable e) {
        if (broken == null && thrown == null) {
            thrown = e;
        }
    }

    /**
     * Ends the attempt with what went wrong in it, also where the revision caught it.
     *
     * @param explained makes of what the code threw by itself what the user is told
     */
    void throwWhatBroke(Kept kept, BiFunction<Unit.Code, Throwable, RuntimeException> explained) {
        if (thrown != null) {
            throw explained.apply(code, thrown);
        }
        if (broken == null && given.statements() < step.done()) {
            broken = code.section().changed(step.done());
        }
        if (broken instanceof MigrateException ours && !(broken instanceof ServerError)) {
            throw new MigrateException(ours.problem() + System.lineSeparator() + kept.text(), ours.hint(), ours);
        }
        if (broken != null) {
            throw broken;
        }
    }

    private <T extends @Nullable Object> T guarded(Supplier<T> action) {
        if (broken != null) {
            throw broken;
        }
        if (thrown != null) {
            throw new IllegalStateException("This step has failed already", thrown);
        }
        try {
            return action.get();
        } catch (RuntimeException e) {
            if (thrown == null && broken == null) {
                broken = e;
            }
            throw e;
        }
    }
}
