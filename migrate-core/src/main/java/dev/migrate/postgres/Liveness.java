package dev.migrate.postgres;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.QueryExecutor;
import org.postgresql.core.ResultHandlerBase;
import org.postgresql.core.SqlCommand;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;

/**
 * Looks after a connection from beside. While it is idle, it says a word to the server now and then, which ends an idle session
 * of Migrate when the patience is over: so a client that vanished without a word leaves no lock for longer. While an answer is
 * waited for, it asks over another connection whether the server still answers and the session is still there, and ends a
 * connection that has fallen silent: so no state of the network is waited for without end.
 */
final class Liveness implements AutoCloseable {

    /** Changes nothing, in a transaction or out of one, and keeps no snapshot that a concurrent build would wait for. */
    private static final String PULSE = "show server_version";

    private static final long SHORTEST_SLEEP = TimeUnit.MILLISECONDS.toNanos(10);

    private final Connection connection;
    private final long patience;
    private final Probe probe;
    private final AtomicLong answered;
    private final ReentrantLock exchange = new ReentrantLock();
    private final Thread thread = new Thread(this::look, "migrate-liveness");
    private volatile long changed = System.nanoTime();
    private volatile boolean busy;
    private volatile boolean closed;
    private volatile @Nullable String ended;

    /**
     * Looks after a connection until it is closed here.
     *
     * @param patience how long a server that says nothing is believed
     * @param answered when the server has answered last, as {@link System#nanoTime}, on whatever connection
     */
    Liveness(Connection connection, Duration patience, Probe probe, AtomicLong answered) {
        this.connection = connection;
        this.patience = patience.toNanos();
        this.probe = probe;
        this.answered = answered;
        thread.setDaemon(true);
        thread.start();
    }

    /** Asks a server over another connection. */
    @FunctionalInterface
    interface Probe {

        /** For connections that cannot be had a second time: whatever serves them looks after them. */
        Probe NONE = (connection, limit) -> true;

        /**
         * Whether the server has a session that this connection may be.
         *
         * @param limit how long it may take
         * @throws SQLException if nobody answers
         */
        boolean finds(Connection connection, Duration limit) throws SQLException;
    }

    /** Something that is sent and answered. */
    @FunctionalInterface
    interface Exchange {
        void run() throws SQLException, IOException;
    }

    /**
     * Sends something and waits for the answer.
     *
     * @throws SQLException if the server refuses it, if the connection is lost, or if it has fallen silent
     */
    void exchange(Exchange work) throws SQLException {
        exchange.lock();
        try {
            begin(true);
            work.run();
            answered.set(System.nanoTime());
        } catch (IOException e) {
            throw new PSQLException("The connection was lost.", PSQLState.CONNECTION_FAILURE, e);
        } catch (SQLException e) {
            String silence = ended;
            throw silence == null ? e : new PSQLException(silence, PSQLState.CONNECTION_FAILURE, e);
        } finally {
            begin(false);
            exchange.unlock();
        }
    }

    private void begin(boolean waiting) {
        changed = System.nanoTime();
        busy = waiting;
    }

    private void look() {
        long lastAnswer = changed;
        long lastPulse = changed;
        long lastProbe = changed;
        try {
            while (!closed) {
                TimeUnit.NANOSECONDS.sleep(Math.max(SHORTEST_SLEEP, patience / 24));
                long now = System.nanoTime();
                lastAnswer = Math.max(lastAnswer, Math.max(changed, answered.get()));
                if (!busy && now - Math.max(changed, lastPulse) > patience / 4) {
                    Thread pulse = new Thread(this::pulse, "migrate-pulse");
                    pulse.setDaemon(true);
                    pulse.start();
                    lastPulse = now;
                }
                boolean silent = now - lastAnswer > patience / 2;
                long pause = silent ? patience / 4 : patience * 4;
                if (busy && now - Math.max(changed, lastProbe) > pause) {
                    if (ask()) {
                        lastAnswer = System.nanoTime();
                    } else if (busy && System.nanoTime() - Math.max(changed, lastAnswer) > patience) {
                        end("The server has said nothing for " + TimeUnit.NANOSECONDS.toSeconds(patience)
                                + " seconds, and a new connection gets no answer either.");
                    }
                    lastProbe = System.nanoTime();
                }
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the server answers a new connection; ends this one where the server has no such session any more. */
    private boolean ask() {
        try {
            if (!probe.finds(connection, Duration.ofNanos(patience / 6)) && busy) {
                end("The server has ended this session, and no word of that has come.");
            }
            return true;
        } catch (SQLException nobodyAnswers) {
            return false;
        }
    }

    private void end(String why) {
        ended = why;
        try {
            connection.abort(Runnable::run);
        } catch (SQLException alreadyGone) {
            // then whoever waits has heard of it
        }
    }

    /** Says a word to the server; whatever is wrong, the next exchange meets. */
    private void pulse() {
        if (!exchange.tryLock()) {
            return;
        }
        try {
            begin(true);
            QueryExecutor executor = connection.unwrap(BaseConnection.class).getQueryExecutor();
            var nothing = executor.wrap(List.of(new NativeQuery(PULSE, SqlCommand.BLANK)));
            int flags = QueryExecutor.QUERY_ONESHOT
                    | QueryExecutor.QUERY_EXECUTE_AS_SIMPLE
                    | QueryExecutor.QUERY_SUPPRESS_BEGIN;
            executor.execute(nothing, null, new Unheard(), 0, 0, flags);
            answered.set(System.nanoTime());
        } catch (SQLException met) {
            // the next exchange meets it, too
        } finally {
            begin(false);
            exchange.unlock();
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }

    /** Takes an answer that nobody waits for. */
    private static final class Unheard extends ResultHandlerBase {
        @Override
        public void handleWarning(SQLWarning warning) {
            // nor anything that is said by the way
        }
    }
}
