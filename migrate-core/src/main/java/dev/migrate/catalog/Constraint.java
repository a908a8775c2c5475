package dev.migrate.catalog;

/**
 * A constraint of a table or of a domain.
 *
 * @param key table (or domain) and name
 * @param type what it demands
 * @param definition what stands behind its name, without {@code NOT VALID}
 * @param valid whether all rows are known to meet it
 * @param ofDomain whether it belongs to a domain
 * @param mark what its index is for besides
 */
public record Constraint(Key key, Type type, String definition, boolean valid, boolean ofDomain, Index.Mark mark)
        implements CatalogObject {

    /** Its name. */
    public String name() {
        return key.part();
    }

    /** What a constraint demands. */
    public enum Type {
        CHECK,
        PRIMARY_KEY,
        UNIQUE,
        EXCLUSION,
        FOREIGN_KEY;

        /** Whether it stands on an index. */
        public boolean hasIndex() {
            return this == PRIMARY_KEY || this == UNIQUE || this == EXCLUSION;
        }
    }
}
