package dev.migrate.postgres;

import dev.migrate.MigrateException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What a server said when it refused a statement, or went away. */
public final class ServerError extends MigrateException {

    private static final long serialVersionUID = 1L;

    private static final String PERMISSION_DENIED = "42501";
    private static final String PROTOCOL_VIOLATION = "08P01";
    private static final Set<String> ENDS_SESSION = Set.of("57P01", "57P02", "57P04", "57P05", "25P03", "25P04");
    private static final Set<String> OF_MESSAGE =
            Set.of(PROTOCOL_VIOLATION, "22P05", "22021", "42601", "53200", "54000", "54001");

    private final String said;
    private final String sqlState;
    private final boolean lost;
    private final int statement;
    private final int position;
    private final @Nullable String serverHint;
    private final @Nullable String where;

    private ServerError(SQLException cause, @Nullable ServerErrorMessage message, int statement, int position) {
        super(
                "The server refused a statement of Migrate's own." + System.lineSeparator() + said(cause, message),
                hint(cause),
                cause);
        this.said = said(cause, message);
        this.sqlState = sqlState(cause);
        this.lost = isConnectionLost(sqlState, message);
        this.statement = statement;
        this.position = position;
        this.serverHint = message == null ? null : message.getHint();
        this.where = message == null ? null : message.getWhere();
    }

    /** The error of a statement that was sent alone. */
    static ServerError of(SQLException cause) {
        return of(cause, 0, 0);
    }

    /** The server's refusal that led to an exception, where one did. */
    public static Optional<ServerError> behind(Throwable thrown) {
        return ExceptionUtils.getThrowableList(thrown).stream()
                .filter(SQLException.class::isInstance)
                .findFirst()
                .map(cause -> of((SQLException) cause));
    }

    /**
     * The error of one statement among many.
     *
     * @param statement how many statements of the run had finished before
     * @param start how many characters of the message stand before that statement
     */
    static ServerError of(SQLException cause, int statement, int start) {
        ServerErrorMessage message = message(cause);
        return new ServerError(cause, message, statement, Math.max(0, position(cause) - start));
    }

    /** The place in the message that the server points to; 0 where it names none. */
    static int position(SQLException cause) {
        ServerErrorMessage message = message(cause);
        return message == null ? 0 : message.getPosition();
    }

    private static @Nullable ServerErrorMessage message(SQLException cause) {
        return cause instanceof PSQLException server ? server.getServerErrorMessage() : null;
    }

    private static String said(SQLException cause, @Nullable ServerErrorMessage message) {
        String text = message == null ? cause.getMessage() : message.getMessage();
        String detail = message == null || message.getDetail() == null
                ? ""
                : System.lineSeparator() + "DETAIL: " + message.getDetail();
        return "ERROR " + sqlState(cause) + ": " + Optional.ofNullable(text).orElse(cause.toString()) + detail;
    }

    private static String sqlState(SQLException cause) {
        return Optional.ofNullable(cause.getSQLState()).orElse("XX000");
    }

    private static String hint(SQLException cause) {
        String state = sqlState(cause);
        if (state.equals(PERMISSION_DENIED)) {
            return "Grant the role what it lacks, or connect as one that has it (migrate.user).";
        }
        return Remedies.of(state)
                .orElse(
                        isConnectionLost(state, message(cause))
                                ? "The connection is gone; run this again when the server is back."
                                : "See the server's log; if Migrate is wrong here, report it with these lines.");
    }

    /** The server's words: {@code ERROR 42P01: …} and the detail, if any. */
    public String said() {
        return said;
    }

    /** The five characters of PostgreSQL's error code, such as {@code 42P01}. */
    public String sqlState() {
        return sqlState;
    }

    /** The index of the statement among those that were sent together. */
    public int statement() {
        return statement;
    }

    /** The place in that statement, in characters counted from 1; 0 where the server names none. */
    public int position() {
        return position;
    }

    /** The server's own hint. */
    public Optional<String> serverHint() {
        return Optional.ofNullable(serverHint);
    }

    /** The server's context lines, such as the line of a function. */
    public Optional<String> where() {
        return Optional.ofNullable(where);
    }

    /** Whether the connection is gone, and not only a statement refused. */
    public boolean isConnectionLost() {
        return lost;
    }

    /** A violation of the protocol that the server itself reports concerns a message: it reads on after it. */
    private static boolean isConnectionLost(String sqlState, @Nullable ServerErrorMessage message) {
        return sqlState.equals(PROTOCOL_VIOLATION)
                ? message == null
                : sqlState.startsWith("08") || ENDS_SESSION.contains(sqlState);
    }

    /** Whether the driver gave up waiting, as the {@code socketTimeout} of the URL has it. */
    public boolean isSocketTimeout() {
        return ExceptionUtils.indexOfType(this, SocketTimeoutException.class) >= 0;
    }

    /** Whether a message may be refused for it as a whole, before any of its statements has run. */
    boolean concernsMessage() {
        return OF_MESSAGE.contains(sqlState);
    }

    /** Whether another moment may bring another answer: a lock timeout, a deadlock, a serialization failure. */
    public boolean mayPass() {
        return sqlState.equals("55P03") || sqlState.equals("40P01") || sqlState.equals("40001");
    }

    /** Whether a privilege is missing. */
    public boolean isPermissionDenied() {
        return sqlState.equals(PERMISSION_DENIED);
    }
}
