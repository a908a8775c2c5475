package dev.migrate.postgres;

import dev.migrate.sql.Identifier;

/**
 * The names of what Migrate keeps in a database, always qualified: a revision may change the search path.
 *
 * @param schema the schema of both tables
 * @param versionTable the table of version rows, {@code alembic_version} to adopt what Alembic left
 */
public record Tables(String schema, String versionTable) {

    /** The usual ones, in the schema {@code public}. */
    public static final Tables STANDARD = new Tables("public", "migrate_version");

    /** The name of the log. */
    static final String LOG = "migrate_log";

    /** The version table, quoted where needed. */
    public String version() {
        return Identifier.qualified(schema, versionTable);
    }

    /** The log, quoted where needed. */
    public String log() {
        return Identifier.qualified(schema, LOG);
    }

    /** The schema, quoted where needed. */
    String quotedSchema() {
        return Identifier.quote(schema);
    }
}
