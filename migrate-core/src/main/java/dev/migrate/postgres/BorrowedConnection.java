package dev.migrate.postgres;

import dev.migrate.MigrateException;
import dev.migrate.sql.Literal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.StringJoiner;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;
import org.postgresql.jdbc.AutoSave;
import org.postgresql.jdbc.PreferQueryMode;

/**
 * A connection out of a pool: made like a new one, and given back as it was. What was set in its session returns; what a run
 * has left there, such as locks and temporary tables, goes. Prepared statements stay, for the driver counts on its own.
 */
final class BorrowedConnection {

    /** What a session has set, so that it can be set again: a role last, for it may be allowed less. */
    private static final String SNAPSHOT = """
            select name, setting from (
              select 1, name, setting from pg_catalog.pg_settings
               where source operator(pg_catalog.=) 'session' and not pg_catalog.starts_with(name, 'transaction_')
              union all select 2, 'session_authorization', session_user::pg_catalog.text
              union all select 3, 'role', pg_catalog.current_setting('role')) as settings (place, name, setting)
             order by place, name""";

    private static final String LIKE_NEW = "reset session authorization; reset all; ";

    private static final String WITHOUT_REMAINS =
            "select pg_catalog.pg_advisory_unlock_all(); close all; unlisten *; discard temp; ";

    private final Connection borrowed;
    private final BaseConnection own;
    private final boolean autoCommit;
    private final boolean readOnly;
    private final AutoSave autosave;
    private final PreferQueryMode mode;
    private final String settings;

    private BorrowedConnection(Connection borrowed, BaseConnection own) throws SQLException {
        this.borrowed = borrowed;
        this.own = own;
        this.autoCommit = own.getAutoCommit();
        this.readOnly = own.isReadOnly();
        this.autosave = own.getAutosave();
        this.mode = own.getPreferQueryMode();
        setMode(own, PreferQueryMode.SIMPLE);
        if (own.getTransactionState() == TransactionState.OPEN) {
            execute(own, "commit");
        }
        own.setAutoCommit(true);
        own.setReadOnly(false);
        own.setAutosave(AutoSave.NEVER);
        this.settings = settings(own);
    }

    /**
     * Makes a connection like a new one.
     *
     * @param borrowed the connection as the pool has given it
     * @param own the driver's own connection in it
     */
    static BorrowedConnection prepare(Connection borrowed, BaseConnection own) throws SQLException {
        if (isAtWork(own)) {
            throw new MigrateException(
                    "The DataSource gave a connection whose transaction is at work.",
                    "A run has transactions of its own: give Migrate the pool itself, and call it outside a transaction.");
        }
        BorrowedConnection connection = new BorrowedConnection(borrowed, own);
        execute(own, LIKE_NEW + "set application_name = 'migrate'");
        return connection;
    }

    /**
     * Whether a transaction has changed something, or has failed. A pool may leave one open that has only set something: when
     * it makes a connection, and does not commit by itself.
     */
    private static boolean isAtWork(BaseConnection own) throws SQLException {
        if (own.getTransactionState() != TransactionState.OPEN) {
            return own.getTransactionState() == TransactionState.FAILED;
        }
        try (Statement statement = own.createStatement();
                ResultSet rows = statement.executeQuery("select pg_catalog.txid_current_if_assigned()")) {
            return rows.next() && rows.getString(1) != null;
        }
    }

    /** In the usual mode, drivers before 42.7.7 do not send many statements in one message. */
    private static void setMode(BaseConnection own, PreferQueryMode wanted) throws SQLException {
        try {
            own.getQueryExecutor().setPreferQueryMode(wanted);
        } catch (NoSuchMethodError ofOldDriver) {
            if (own.getPreferQueryMode() == PreferQueryMode.EXTENDED) {
                throw new MigrateException(
                        "The connections of the DataSource are of the PostgreSQL driver "
                                + own.getMetaData().getDriverVersion()
                                + ", which cannot be told to send many statements at once.",
                        "Take a driver from 42.7.2 on, or give Migrate the URL instead. With preferQueryMode="
                                + "extendedForPrepared in the URL of the DataSource, an older one does it, too.",
                        ofOldDriver);
            }
        }
    }

    private static String settings(BaseConnection own) throws SQLException {
        StringJoiner restore = new StringJoiner("; ");
        try (Statement statement = own.createStatement();
                ResultSet rows = statement.executeQuery(SNAPSHOT)) {
            while (rows.next()) {
                restore.add("select pg_catalog.set_config(" + Literal.quote(rows.getString(1)) + ", "
                        + Literal.quote(rows.getString(2)) + ", false)");
            }
        }
        return restore.toString();
    }

    private static void execute(BaseConnection own, String sql) throws SQLException {
        try (Statement statement = own.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }

    /** Gives it back; one that cannot be made as it was is closed, so that the pool takes another one. */
    void giveBack() throws SQLException {
        try {
            if (!own.isClosed()) {
                restore();
            }
        } catch (SQLException e) {
            e.printStackTrace();
            own.close();
        } finally {
            borrowed.close();
        }
    }

    private void restore() throws SQLException {
        if (own.getTransactionState() != TransactionState.IDLE) {
            execute(own, "rollback");
        }
        execute(own, LIKE_NEW + WITHOUT_REMAINS + settings);
        own.setAutosave(autosave);
        setMode(own, mode);
        own.setReadOnly(readOnly);
        own.setAutoCommit(autoCommit);
        own.clearWarnings();
    }
}
