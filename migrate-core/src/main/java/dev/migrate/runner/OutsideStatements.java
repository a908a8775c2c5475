package dev.migrate.runner;

import dev.migrate.postgres.Remains;
import dev.migrate.postgres.ServerError;
import dev.migrate.postgres.Session;
import dev.migrate.sql.ConcurrentStatement;
import dev.migrate.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Runs statements outside the transactions of the others: alone, or again and again until nothing is left to change. */
final class OutsideStatements {

    private final Session session;
    private final RunSettings settings;
    private final Consumer<? super RunEvent> listener;

    OutsideStatements(Session session, RunSettings settings, Consumer<? super RunEvent> listener) {
        this.session = session;
        this.settings = settings;
        this.listener = listener;
    }

    /**
     * Runs a statement alone. What an earlier attempt left half done is cleared away first, and what this one leaves,
     * afterwards; a statement that was found done is not run.
     *
     * @throws ServerError if the server refuses it
     */
    void run(Unit.Alone alone) {
        Optional<ConcurrentStatement> concurrent = ConcurrentStatement.of(alone.statement());
        boolean finished = alone.resumed() && concurrent.isPresent() && recover(alone, concurrent.get());
        if (finished) {
            return;
        }
        try {
            session.run(limits(concurrent.isPresent()));
            session.run(List.of(alone.statement()), new Notices());
            session.run(Statement.own("reset lock_timeout"), Statement.own("reset statement_timeout"));
        } catch (ServerError e) {
            if (!e.isConnectionLost()) {
                concurrent.ifPresent(statement -> recover(alone, statement));
            }
            throw e;
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

    /**
     * Repeats a statement until it changes no row, each time committed.
     *
     * @throws ServerError if the server refuses it; what was committed stays
     */
    void run(Unit.Repeat repeat) {
        long started = System.nanoTime();
        long total = 0;
        long rows;
        do {
            rows = once(repeat);
            total += rows;
            Duration elapsed = Duration.ofNanos(System.nanoTime() - started);
            listener.accept(new RunEvent.Running(repeat.step(), elapsed, total + " rows done"));
        } while (rows > 0);
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
