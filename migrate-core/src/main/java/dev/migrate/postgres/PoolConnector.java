package dev.migrate.postgres;

import dev.migrate.MigrateException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;

/** Borrows the connections of an application. */
final class PoolConnector implements Connector {

    private final DataSource dataSource;
    private final Set<Connection> lent =
            Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));
    private final AtomicLong answered = new AtomicLong(System.nanoTime());
    private volatile @Nullable String address;

    PoolConnector(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public String address() {
        String known = address;
        if (known == null) {
            connect().close();
            known = address;
        }
        return known == null ? "the database of the DataSource" : known;
    }

    @Override
    public Duration patience() {
        return ConnectionSettings.PATIENCE;
    }

    @Override
    public Session connect() {
        Connection borrowed = borrow();
        try {
            BaseConnection own = driversOwn(borrowed);
            if (!lent.add(own)) {
                throw new MigrateException(
                        "The DataSource gave the same connection twice.",
                        "A run takes two connections at the same time: give Migrate the pool itself, or the URL.");
            }
            try {
                BorrowedConnection connection = BorrowedConnection.prepare(borrowed, own);
                address = DatabaseUrl.parse(own.getMetaData().getURL()).address();
                Liveness liveness = new Liveness(own, patience(), Liveness.Probe.NONE, answered);
                return new Session(
                        own,
                        () -> {
                            lent.remove(own);
                            connection.giveBack();
                        },
                        liveness);
            } catch (SQLException | RuntimeException e) {
                lent.remove(own);
                throw e;
            }
        } catch (SQLException e) {
            throw closing(borrowed, ServerError.of(e));
        } catch (RuntimeException e) {
            throw closing(borrowed, e);
        }
    }

    private Connection borrow() {
        boolean first = lent.isEmpty();
        try {
            return dataSource.getConnection();
        } catch (SQLException e) {
            String said = ExceptionUtils.getRootCauseMessage(e).replaceFirst("^\\w+: ", "");
            throw new MigrateException(
                    "The DataSource gives no " + (first ? "" : "second ") + "connection: " + said,
                    first
                            ? "Start the server, or correct the settings of the DataSource."
                            : "A run takes two connections at the same time, one of them for its lock: let the pool have "
                                    + "two (as with maximumPoolSize), or give Migrate the URL instead.",
                    e);
        }
    }

    private static BaseConnection driversOwn(Connection borrowed) throws SQLException {
        if (!borrowed.isWrapperFor(BaseConnection.class)) {
            throw new MigrateException(
                    "The DataSource gives connections of " + borrowed.getClass().getName()
                            + ", which are not those of the PostgreSQL driver.",
                    "Give Migrate a DataSource of PostgreSQL that can be unwrapped, or the URL.");
        }
        return borrowed.unwrap(BaseConnection.class);
    }

    private static RuntimeException closing(Connection borrowed, RuntimeException failure) {
        try {
            borrowed.close();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
        return failure;
    }
}
