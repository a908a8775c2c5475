package dev.migrate.catalog;

/**
 * An index that is not the inside of a constraint.
 *
 * @param key its name
 * @param table its table or materialized view
 * @param unique whether it is unique
 * @param definition what stands behind its name, from {@code ON}
 * @param inherited whether a partition has it from its parent alone
 * @param mark what it is for besides
 */
public record Index(Key key, Key table, boolean unique, String definition, boolean inherited, Mark mark)
        implements CatalogObject {

    /** The same index as the table's own. */
    public Index own() {
        return new Index(key, table, unique, definition, false, mark);
    }

    /** The same index under another name. */
    public boolean isRenamed(Index other) {
        return table.equals(other.table) && unique == other.unique && definition.equals(other.definition);
    }

    /**
     * What an index is for besides finding rows.
     *
     * @param clustered whether {@code CLUSTER} goes by it
     * @param replicaIdentity whether it tells replicas which row is which
     */
    public record Mark(boolean clustered, boolean replicaIdentity) {

        /** Nothing besides. */
        public static final Mark NONE = new Mark(false, false);
    }
}
