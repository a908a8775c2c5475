package dev.migrate.postgres;

/** A way to connections. */
interface Connector {

    /** Where the database is, without user and password. */
    String address();

    /**
     * Connects.
     *
     * @throws dev.migrate.MigrateException if there is no connection to be had
     */
    Session connect();
}
