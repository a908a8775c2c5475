package dev.migrate.command;

import dev.migrate.postgres.ConnectionSettings;
import java.util.Optional;

/** Where the database comes from; asked only by the commands that need one, by some of them in two threads at a time. */
public interface DatabaseSource {

    /** How to reach the database; may start one first. */
    ConnectionSettings connection();

    /** Whether somebody chose this database, and it is not the embedded default. */
    boolean isConfigured();

    /**
     * An embedded server of that major version, for a scratch database where none can be created beside the database;
     * nothing where there is none to be had.
     *
     * @param major the major version, as 18
     */
    default Optional<ConnectionSettings> embedded(int major) {
        return Optional.empty();
    }

    /** A database that is known beforehand. */
    static DatabaseSource of(ConnectionSettings connection) {
        return new DatabaseSource() {
            @Override
            public ConnectionSettings connection() {
                return connection;
            }

            @Override
            public boolean isConfigured() {
                return true;
            }
        };
    }
}
