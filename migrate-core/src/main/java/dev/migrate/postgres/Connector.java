package dev.migrate.postgres;

import java.time.Duration;

/** A way to connections. */
interface Connector {

    /** Where the database is, without user and password. */
    String address();

    /** How long a server that says nothing is believed, and a client by the server. */
    Duration patience();

    /**
     * Connects.
     *
     * @throws dev.migrate.MigrateException if there is no connection to be had
     */
    Session connect();
}
