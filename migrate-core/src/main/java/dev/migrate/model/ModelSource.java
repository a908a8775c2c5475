package dev.migrate.model;

import dev.migrate.postgres.Session;

/** Something that says which schema is wanted. */
public sealed interface ModelSource permits SqlModel {

    /** What messages call it. */
    String name();

    /**
     * Creates the wanted schema.
     *
     * @param session a session in an empty database
     * @throws dev.migrate.MigrateException if the model cannot be read, or the server refuses it
     */
    void build(Session session);
}
