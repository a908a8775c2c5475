package dev.migrate.command;

import dev.migrate.postgres.ConnectionSettings;

/** Where the database comes from; asked only by the commands that need one. */
public interface DatabaseSource {

    /** How to reach the database; may start one first. */
    ConnectionSettings connection();

    /** Whether somebody chose this database, and it is not the embedded default. */
    boolean isConfigured();

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
