package dev.migrate.postgres;

import dev.migrate.sql.Statement;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.Field;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.QueryExecutor;
import org.postgresql.core.ResultCursor;
import org.postgresql.core.ResultHandlerBase;
import org.postgresql.core.SqlCommand;
import org.postgresql.core.TransactionState;
import org.postgresql.core.Tuple;

/**
 * A connection that sends SQL as written, many statements in one message. Not thread-safe.
 *
 * <p>It talks to the driver's query executor, not to {@code java.sql.Statement}: the driver's own parser loses the end of
 * {@code BEGIN ATOMIC} bodies, and JDBC does not tell how many statements of a message had finished when one failed.
 */
public final class Session implements AutoCloseable {

    /** A message is sent when it is this long: round trips grow with bytes, never with the number of statements. */
    private static final int MESSAGE_CHARACTERS = 64 * 1024;

    private static final String FLUSH_STATE = "MG000";

    /**
     * A statement after which the server tells at once of all it has finished, which otherwise it does at the end of a
     * message: a notice makes it send what it holds back.
     */
    public static final Statement FLUSH =
            Statement.own("do $$begin raise info using message = 'migrate', errcode = '" + FLUSH_STATE + "'; end$$");

    private static final String SEPARATOR = ";\n";

    private final Connection connection;
    private final Closing closing;

    /** A session over a connection of its own. */
    Session(Connection connection) {
        this(connection, connection::close);
    }

    /**
     * A session over a connection that is borrowed.
     *
     * @param connection the driver's own connection
     * @param closing gives it back
     */
    Session(Connection connection, Closing closing) {
        this.connection = connection;
        this.closing = closing;
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
     * was done: then what comes before that is sent by itself, and has its chance.
     */
    private void send(List<Statement> statements, int start, int end, Listener listener) {
        Progress progress = new Progress(start, listener);
        String message = statements.subList(start, end).stream()
                .map(Statement::text)
                .collect(Collectors.joining(SEPARATOR, "", SEPARATOR));
        try {
            execute(message, progress);
        } catch (SQLException e) {
            int refused = progress.next == start ? unreadable(statements, start, end, e) : progress.next;
            if (refused > start && progress.next == start && isIdle()) {
                send(statements, start, refused, listener);
                send(statements, refused, refused + 1, listener);
                throw ServerError.of(e, refused, characters(statements, start, refused));
            }
            throw ServerError.of(e, refused, characters(statements, start, refused));
        }
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
        executor.execute(query, null, handler, 0, 0, flags);
    }

    private void copy(Statement statement, int index) {
        try {
            String data = statement.copyData().orElseThrow();
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement.text(), new StringReader(data));
        } catch (SQLException e) {
            throw ServerError.of(e, index, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
        try {
            closing.close();
        } catch (SQLException e) {
            throw ServerError.of(e);
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
        default void notice(String text) {}
    }

    /** Counts the statements of a message as the server finishes them. */
    private static final class Progress extends ResultHandlerBase {

        private final Listener listener;
        private int next;

        Progress(int first, Listener listener) {
            this.next = first;
            this.listener = listener;
        }

        @Override
        public void handleResultRows(
                org.postgresql.core.Query query, Field[] fields, List<Tuple> tuples, ResultCursor cursor) {
            Optional<String> value = tuples.stream()
                    .limit(1)
                    .filter(row -> row.fieldCount() > 0)
                    .flatMap(row -> Stream.ofNullable(row.get(0)))
                    .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                    .findFirst();
            listener.finished(next++, new Outcome(tuples.size(), value));
        }

        @Override
        public void handleCommandStatus(String status, long updateCount, long insertOid) {
            listener.finished(next++, new Outcome(updateCount, Optional.empty()));
        }

        @Override
        public void handleWarning(SQLWarning warning) {
            if (!FLUSH_STATE.equals(warning.getSQLState())) {
                listener.notice(String.valueOf(warning.getMessage()));
            }
        }
    }
}
