package dev.migrate.postgres;

import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What a server said when it refused a statement, or that it went away. */
public final class ServerError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String sqlState;
    private final int statement;
    private final int position;
    private final @Nullable String detail;
    private final @Nullable String serverHint;
    private final @Nullable String where;

    private ServerError(SQLException cause, @Nullable ServerErrorMessage message, int statement, int position) {
        super(text(cause, message), cause);
        this.sqlState = Optional.ofNullable(cause.getSQLState()).orElse("XX000");
        this.statement = statement;
        this.position = position;
        this.detail = message == null ? null : message.getDetail();
        this.serverHint = message == null ? null : message.getHint();
        this.where = message == null ? null : message.getWhere();
    }

    /** The error of a statement that was sent alone. */
    static ServerError of(SQLException cause) {
        return of(cause, 0, 0);
    }

    /**
     * The error of one statement among many.
     *
     * @param statement how many statements of the run had finished before
     * @param start how many characters of the message stand before that statement
     */
    static ServerError of(SQLException cause, int statement, int start) {
        ServerErrorMessage message = cause instanceof PSQLException server ? server.getServerErrorMessage() : null;
        int position = message == null ? 0 : message.getPosition();
        return new ServerError(cause, message, statement, Math.max(0, position - start));
    }

    private static String text(SQLException cause, @Nullable ServerErrorMessage message) {
        String text = message == null ? cause.getMessage() : message.getMessage();
        return Optional.ofNullable(text).orElse(cause.toString());
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

    /** The server's detail line. */
    public Optional<String> detail() {
        return Optional.ofNullable(detail);
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
        return sqlState.startsWith("08") || sqlState.equals("57P01") || sqlState.equals("57P02");
    }

    /** Whether a privilege is missing. */
    public boolean isPermissionDenied() {
        return sqlState.equals("42501");
    }
}
