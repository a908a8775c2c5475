package dev.migrate.postgres;

import dev.migrate.MigrateException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;

/** A database that can be connected to. */
public final class Database {

    private final Connector connector;

    private Database(Connector connector) {
        this.connector = connector;
    }

    /** A database that is reached as these settings say, over connections of its own. */
    public Database(ConnectionSettings settings) {
        this(new ServerConnector(settings));
    }

    /**
     * A database that is reached over connections of its own.
     *
     * @param url {@code jdbc:postgresql://host:5432/shop} or {@code postgres://user:password@host:5432/shop}
     * @throws MigrateException if it is neither
     */
    public static Database of(String url) {
        return new Database(ConnectionSettings.of(DatabaseUrl.parse(url)));
    }

    /**
     * A database that is reached over connections of its own.
     *
     * @param url as {@code jdbc:postgresql://host:5432/shop}
     * @param user the role to connect as
     * @param password its password
     * @throws MigrateException if it is no such URL
     */
    public static Database of(String url, String user, String password) {
        return new Database(ConnectionSettings.of(DatabaseUrl.parse(url))
                .withUser(Optional.of(user))
                .withPassword(Optional.of(new Password(password))));
    }

    /**
     * The database that an application has a {@link DataSource} for, be it a pool or not. A run takes two connections at
     * the same time, one of them for its lock alone, and gives them back as they were; a pool has to allow two. The
     * connections may be wrapped, but have to be those of the PostgreSQL driver.
     *
     * <p>Revisions run with the settings that the URL, the role and the database give a session; what a pool changes by
     * statements of its own, such as a search path, is laid aside for the run, and there again afterwards.
     */
    public static Database of(DataSource dataSource) {
        return new Database(new PoolConnector(dataSource));
    }

    /** Where it is, without user and password. */
    public String address() {
        return connector.address();
    }

    /** How long a server that says nothing is believed, and a client by the server. */
    public Duration patience() {
        return connector.patience();
    }

    /**
     * Connects; tries again while nobody answers, as often and as long as the settings say.
     *
     * @throws MigrateException if the server cannot be reached or refuses the user or the database
     */
    public Session connect() {
        return connector.connect();
    }
}
