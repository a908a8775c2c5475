package dev.migrate.postgres;

import dev.migrate.sql.CopyData;
import dev.migrate.sql.Statement;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.QueryExecutor;
import org.postgresql.core.ResultHandlerBase;
import org.postgresql.core.SqlCommand;
import org.postgresql.core.TransactionState;

/**
 * A connection that sends SQL as written, many statements in one message. Not thread-safe.
 *
 * <p>It talks to the driver's query executor, not to {@code java.sql.Statement}: the driver's own parser loses the end of
 * {@code BEGIN ATOMIC} bodies, and JDBC does not tell how many statements of a message had finished when one failed.
 */
public final class Session implements AutoCloseable {

    /** A message is sent when it is this long: round trips grow with bytes, never with the number of statements. */
    private static final int MESSAGE_CHARACTERS = 128 * 1024;

    static final String FLUSH_STATE = "MG000";

    /**
     * A statement after which the server tells at once of all it has finished, which otherwise it does at the end of a
     * message: a notice makes it send what it holds back.
     */
    public static final Statement FLUSH =
            Statement.own("do $$begin raise info using message = 'migrate', errcode = '" + FLUSH_STATE + "'; end$$");

    private static final String SEPARATOR = ";\n";
    private static final String IN_FAILED_TRANSACTION = "25P02";

    private final Connection connection;
    private final Closing closing;
    private final Liveness liveness;

    /**
     * A session over a connection.
     *
     * @param connection the driver's own connection
     * @param closing closes it, or gives it back
     * @param liveness looks after it
     */
    Session(Connection connection, Closing closing, Liveness liveness) {
        this.connection = connection;
        this.closing = closing;
        this.liveness = liveness;
    }

    /** What becomes of a connection in the end. */
    @FunctionalInterface
    interface Closing {
        void close() throws SQLException;
    }

    /**
     * Runs statements in order, as few messages as their size allows. The first that fails stops the rest.
     *
     * @param statements what to run; whoever wants a transaction writes its {@code begin} and {@code commit}
     * @param listener hears of each statement in order
     * @throws ServerError if the server refuses one, or goes away
     */
    public void run(List<Statement> statements, Listener listener) {
        int start = 0;
        while (start < statements.size()) {
            int end = start;
            int characters = 0;
            while (end < statements.size()
                    && statements.get(end).copyData().isEmpty()
                    && characters < MESSAGE_CHARACTERS) {
                characters += statements.get(end).text().length() + SEPARATOR.length();
                end++;
            }
            if (end > start) {
                send(statements, start, end, listener);
            } else {
                copy(statements.get(end), end);
                listener.finished(end, new Outcome(0, Optional.empty()));
                end++;
            }
            start = end;
        }
    }

    /** Runs statements that nobody listens to. */
    public void run(Statement... statements) {
        run(List.of(statements), (index, outcome) -> {});
    }

    /**
     * Sends a message. The server reads it whole before it runs any of it, so what it cannot read is told before anything
     * was done: then the statement is found that is to blame, and what comes before it has its chance.
     */
    private void send(List<Statement> statements, int start, int end, Listener listener) {
        Progress progress = new Progress(start, listener);
        String message = statements.subList(start, end).stream()
                .map(Statement::text)
                .collect(Collectors.joining(SEPARATOR, "", SEPARATOR));
        try {
            execute(message, progress);
        } catch (SQLException e) {
            ServerError error = ServerError.of(e, progress.next(), characters(statements, start, progress.next()));
            boolean nothingRan = progress.next() == start && !error.isConnectionLost();
            if (!nothingRan || end - start == 1) {
                throw error;
            }
            int position = ServerError.position(e);
            if (isIdle()) {
                sendOneByOne(
                        statements, start, position > 0 ? unreadable(statements, start, end, e) : start, end, listener);
            }
            int refused = position > 0
                    ? unreadable(statements, start, end, e)
                    : error.concernsMessage() ? probe(statements, start, end) : start;
            throw ServerError.of(e, refused, characters(statements, start, refused));
        }
    }

    /** Sends what comes before a statement together, that one and all after it each by itself, until one is refused. */
    private void sendOneByOne(List<Statement> statements, int start, int suspect, int end, Listener listener) {
        if (suspect > start) {
            send(statements, start, suspect, listener);
        }
        for (int index = suspect; index < end; index++) {
            send(statements, index, index + 1, listener);
        }
    }

    /**
     * The statement that the server cannot read, in a transaction that has failed for it: it refuses all the others for that,
     * and runs none.
     */
    private int probe(List<Statement> statements, int start, int end) {
        for (int index = start; index < end && !statements.get(index).controlsTransaction(); index++) {
            try {
                execute(statements.get(index).text(), new Progress(index, (finished, outcome) -> {}));
            } catch (SQLException e) {
                if (!IN_FAILED_TRANSACTION.equals(e.getSQLState())) {
                    return index;
                }
            }
        }
        return start;
    }

    /** The statement that an error points to. */
    private static int unreadable(List<Statement> statements, int start, int end, SQLException error) {
        int left = ServerError.position(error);
        int statement = start;
        while (statement + 1 < end && left > characters(statements, statement, statement + 1)) {
            left -= characters(statements, statement, statement + 1);
            statement++;
        }
        return statement;
    }

    /** How long these statements are in a message, as the server counts. */
    private static int characters(List<Statement> statements, int start, int end) {
        return statements.subList(start, end).stream()
                .mapToInt(statement ->
                        statement.text().codePointCount(0, statement.text().length()) + SEPARATOR.length())
                .sum();
    }

    private boolean isIdle() {
        try {
            return connection.unwrap(BaseConnection.class).getTransactionState() == TransactionState.IDLE;
        } catch (SQLException e) {
            throw ServerError.of(e);
        }
    }

    private void execute(String message, ResultHandlerBase handler) throws SQLException {
        QueryExecutor executor = connection.unwrap(BaseConnection.class).getQueryExecutor();
        var query = executor.wrap(List.of(new NativeQuery(message, SqlCommand.BLANK)));
        int flags = QueryExecutor.QUERY_ONESHOT
                | QueryExecutor.QUERY_EXECUTE_AS_SIMPLE
                | QueryExecutor.QUERY_SUPPRESS_BEGIN;
        liveness.exchange(() -> executor.execute(query, null, handler, 0, 0, flags));
    }

    private void copy(Statement statement, int index) {
        try {
            CopyData data = statement.copyData().orElseThrow();
            var copying = connection.unwrap(PGConnection.class).getCopyAPI();
            liveness.exchange(() -> copy(data, copying.copyIn(statement.text())));
        } catch (SQLException e) {
            throw ServerError.of(e, index, 0);
        }
    }

    /** Sends data piece by piece, wherever it lies; what goes wrong on the way leaves no rows. */
    private static void copy(CopyData data, CopyIn copying) throws SQLException {
        try {
            data.giveTo((bytes, length) -> copying.writeToCopy(bytes, 0, length));
            copying.endCopy();
        } finally {
            if (copying.isActive()) {
                copying.cancelCopy();
            }
        }
    }

    /**
     * The rows of a query.
     *
     * @throws ServerError if the server refuses it
     */
    public <R> List<R> query(String sql, RowReader<R> reader) {
        List<R> result = new ArrayList<>();
        query(List.of(new Query(sql, row -> result.add(reader.read(row)))));
        return result;
    }

    /**
     * Asks several queries in one message.
     *
     * @throws ServerError if the server refuses one of them
     */
    void query(List<Query> queries) {
        if (queries.isEmpty()) {
            return;
        }
        Answers answers = new Answers(queries);
        try {
            execute(queries.stream().map(Query::sql).collect(Collectors.joining(SEPARATOR)), answers);
        } catch (SQLException e) {
            throw ServerError.of(e);
        }
        answers.finish();
    }

    /**
     * The rows of a query that is sent as it is written, each value as PostgreSQL prints it, by the names of the columns.
     *
     * @param listener hears notices
     * @throws ServerError if the server refuses it
     * @throws dev.migrate.MigrateException if two columns have one name
     */
    public List<Map<String, @Nullable String>> rows(Statement query, Listener listener) {
        QueryResult result = new QueryResult(listener);
        try {
            execute(query.text(), result);
        } catch (SQLException e) {
            throw ServerError.of(e);
        }
        return result.rows();
    }

    /** Whether a transaction is open, and no error has broken it. */
    public boolean isInTransaction() {
        try {
            return connection.unwrap(BaseConnection.class).getTransactionState() == TransactionState.OPEN;
        } catch (SQLException e) {
            throw ServerError.of(e);
        }
    }

    /** The connection for others to use within the transaction; they cannot end it. */
    public Connection lend() {
        return LentConnection.of(connection);
    }

    /** The number of the server process that the driver believes it speaks to; a pooler may put another one behind it. */
    public int backend() {
        try {
            return connection.unwrap(PGConnection.class).getBackendPID();
        } catch (SQLException e) {
            throw ServerError.of(e);
        }
    }

    /** The major version of the server, as 18. */
    public int major() {
        try {
            return connection.getMetaData().getDatabaseMajorVersion();
        } catch (SQLException e) {
            throw ServerError.of(e);
        }
    }

    /** Leaves the transaction that an error has broken, if there is one and the connection still stands. */
    public void rollback() {
        try {
            if (!isIdle()) {
                run(Statement.own("rollback"));
            }
        } catch (ServerError connectionLost) {
            if (!connectionLost.isConnectionLost()) {
                throw connectionLost;
            }
        }
    }

    /** Closes the connection, or gives it back; what was not committed is rolled back. */
    @Override
    public void close() {
        liveness.close();
        try {
            closing.close();
        } catch (SQLException e) {
            throw ServerError.of(e);
        }
    }

    /**
     * What the server said by the way.
     *
     * @param warning whether it is a warning; else a notice, a piece of information or a line for a log
     * @param text what it said
     */
    public record Notice(boolean warning, String text) {

        /** The condition names of warnings begin so; severities come in the language of the server. */
        private static final String WARNINGS = "01";

        static Notice of(SQLWarning said) {
            return new Notice(
                    String.valueOf(said.getSQLState()).startsWith(WARNINGS), String.valueOf(said.getMessage()));
        }
    }

    /** Reads one row. */
    @FunctionalInterface
    interface RowReader<R> {
        R read(ResultRow row);
    }

    /** Takes in one row. */
    @FunctionalInterface
    interface RowConsumer {
        void read(ResultRow row);
    }

    /**
     * A query, and what becomes of its rows.
     *
     * @param sql the query
     * @param reader hears of each row
     */
    record Query(String sql, RowConsumer reader) {}

    /**
     * What came of a statement.
     *
     * @param rows how many rows it changed or returned
     * @param value the first value of the first row, where it returned one
     */
    public record Outcome(long rows, Optional<String> value) {}

    /** Hears what becomes of statements that are run. */
    @FunctionalInterface
    public interface Listener {

        /**
         * The server has finished a statement. It tells of several at once where it was quick.
         *
         * @param index which of those that were given
         */
        void finished(int index, Outcome outcome);

        /** The server said something by the way. */
        default void notice(Notice notice) {}
    }
}
