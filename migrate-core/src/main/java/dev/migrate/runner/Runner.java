package dev.migrate.runner;

import dev.migrate.postgres.Remains;
import dev.migrate.postgres.ServerError;
import dev.migrate.postgres.Session;
import dev.migrate.revision.Step;
import dev.migrate.sql.ConcurrentStatement;
import dev.migrate.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Sends the units of a plan to the server. Transactions travel together, many in one message; what a unit is refused for
 * and may pass (a lock timeout, a deadlock, a serialization failure) is tried again; any other refusal ends the run and is
 * explained. What was committed before stays, and the next run goes on after it.
 */
final class Runner {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Session session;
    private final RunSettings settings;
    private final Consumer<? super RunEvent> listener;
    private final List<Step> done = new ArrayList<>();
    private boolean halfDone;

    Runner(Session session, RunSettings settings, Consumer<? super RunEvent> listener) {
        this.session = session;
        this.settings = settings;
        this.listener = listener;
    }

    /**
     * Runs the units in order.
     *
     * @throws StepFailedException if the server refuses a statement for good
     */
    void run(List<Unit> units) {
        int next = 0;
        int tries = 0;
        while (next < units.size()) {
            Attempt attempt = attempt(units, next);
            tries = attempt.units() > 0 ? 0 : tries;
            note(units.subList(next, next + attempt.units()));
            next += attempt.units();
            if (attempt.isRefused()) {
                tries++;
                if (!attempt.error().mayPass() || tries > settings.retries()) {
                    throw new FailureText(attempt, done, halfDone, settings.transaction(), tries).exception();
                }
                pause(attempt.place().part().step(), tries, attempt.error());
            }
        }
    }

    /** Remembers what is kept, should a later unit fail. */
    private void note(List<Unit> units) {
        for (Unit unit : units) {
            halfDone = true;
            if (unit instanceof Unit.Transaction transaction) {
                transaction.parts().stream().filter(Unit.Part::last).forEach(part -> {
                    done.add(part.step());
                    halfDone = false;
                });
            }
        }
    }

    /** Sends the next unit, or as many as travel together. */
    private Attempt attempt(List<Unit> units, int next) {
        Unit unit = units.get(next);
        if (unit instanceof Unit.Alone alone) {
            return attempt(alone);
        }
        if (unit instanceof Unit.Repeat repeat) {
            return attempt(repeat);
        }
        List<Unit.Transaction> together = new ArrayList<>();
        for (int index = next; index < units.size() && units.get(index) instanceof Unit.Transaction t; index++) {
            together.add(t);
        }
        Cursor cursor = new Cursor(together, listener);
        try {
            session.run(cursor.statements(), cursor);
            return Attempt.succeeded(together.size());
        } catch (ServerError e) {
            session.rollback();
            return Attempt.refused(cursor.committed(), cursor.place(), e);
        }
    }

    private Attempt attempt(Unit.Alone alone) {
        Optional<ConcurrentStatement> concurrent = ConcurrentStatement.of(alone.statement());
        boolean finished = alone.resumed() && concurrent.isPresent() && recover(alone, concurrent.get());
        if (finished) {
            return Attempt.succeeded(1);
        }
        try {
            session.run(limits(concurrent.isPresent()));
            session.run(List.of(alone.statement()), new Notices());
            session.run(Statement.own("reset lock_timeout"), Statement.own("reset statement_timeout"));
            return Attempt.succeeded(1);
        } catch (ServerError e) {
            if (!e.isConnectionLost()) {
                concurrent.ifPresent(statement -> recover(alone, statement));
            }
            return Attempt.refused(0, alone.place(), e);
        }
    }

    /** Nothing may end a concurrent build halfway: a timeout would leave an invalid index. */
    private Statement[] limits(boolean concurrent) {
        long lock = concurrent ? 0 : settings.lockTimeout().toMillis();
        long statement = concurrent ? 0 : settings.statementTimeout().toMillis();
        return new Statement[] {
            Statement.own("set lock_timeout = " + lock), Statement.own("set statement_timeout = " + statement)
        };
    }

    /** Clears away what the statement has left half done; tells whether it had done all. */
    private boolean recover(Unit.Alone alone, ConcurrentStatement statement) {
        Remains remains = Remains.of(session, statement);
        for (String sql : remains.cleaning()) {
            listener.accept(new RunEvent.Recovered(alone.step(), sql));
            session.run(Statement.own(sql));
        }
        if (remains.finished()) {
            listener.accept(new RunEvent.Recovered(alone.step(), "already done: " + firstLine(alone.statement())));
        }
        return remains.finished() || remains.instead();
    }

    private static String firstLine(Statement statement) {
        return statement.text().lines().findFirst().orElse("");
    }

    private Attempt attempt(Unit.Repeat repeat) {
        long started = System.nanoTime();
        long total = 0;
        try {
            long rows;
            do {
                rows = once(repeat);
                total += rows;
                Duration elapsed = Duration.ofNanos(System.nanoTime() - started);
                listener.accept(new RunEvent.Running(repeat.step(), elapsed, total + " rows done"));
            } while (rows > 0);
            return Attempt.succeeded(1);
        } catch (ServerError e) {
            session.rollback();
            return Attempt.refused(0, repeat.place(), e);
        }
    }

    /** Runs the statement once, with its rows in the log, and commits; returns how many rows it changed. */
    private long once(Unit.Repeat repeat) {
        List<Statement> statements = new ArrayList<>();
        statements.add(Statement.own("begin"));
        statements.addAll(repeat.limits());
        statements.add(repeat.statement());
        AtomicLong rows = new AtomicLong();
        session.run(statements, (index, outcome) -> rows.set(outcome.rows()));
        session.run(Statement.own(repeat.books().replace(Unit.Repeat.ROWS, rows.toString())), Statement.own("commit"));
        return rows.get();
    }

    private void pause(Step step, int tries, ServerError error) {
        long doubled = FIRST_PAUSE.toMillis() << Math.min(tries - 1, 10);
        long most = Math.min(doubled, LONGEST_PAUSE.toMillis());
        Duration pause = Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 2, most));
        listener.accept(new RunEvent.Retrying(step, tries, settings.retries(), pause, error.said()));
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting to try again", e);
        }
    }

    /** Passes on what the server says during a statement that is sent alone. */
    private final class Notices implements Session.Listener {
        @Override
        public void finished(int index, Session.Outcome outcome) {
            // the caller goes on when the message has ended
        }

        @Override
        public void notice(String text) {
            listener.accept(new RunEvent.Notice(text));
        }
    }
}
