package dev.migrate.model;

/** Something that says which schema is wanted. */
public sealed interface ModelSource permits SqlModel, JpaModel {

    /** What messages call it. */
    String name();

    /**
     * The wanted schema as DDL.
     *
     * @param major the major version of the server that it is for
     * @throws dev.migrate.MigrateException if it cannot be read
     */
    ModelScript script(int major);
}
