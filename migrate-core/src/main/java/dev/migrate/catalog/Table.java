package dev.migrate.catalog;

import dev.migrate.sql.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A table, a partitioned table, a partition or a foreign table; its columns are objects of their own.
 *
 * @param key its name
 * @param unlogged whether its content is lost in a crash
 * @param accessMethod how it is stored; empty for the usual way
 * @param options its storage parameters, as {@code fillfactor=70}, sorted
 * @param partitionKey how it is partitioned, as {@code RANGE (day)}; empty where it is not
 * @param parents the tables that it inherits from, in their order; of a partition its partitioned table
 * @param bound what of its parent it holds, as {@code FOR VALUES IN (1)}; empty where it is no partition
 * @param ofType the composite type that it is a table of; null for others
 * @param foreign where its content lies; null for a table of this database
 * @param rowSecurity what row security does
 * @param replicaIdentity {@code full}, {@code nothing}, or {@code index} where one says that it is it; empty for the primary
 *     key
 */
public record Table(
        Key key,
        boolean unlogged,
        String accessMethod,
        List<String> options,
        String partitionKey,
        List<Key> parents,
        String bound,
        @Nullable Key ofType,
        @Nullable Foreign foreign,
        RowSecurity rowSecurity,
        String replicaIdentity)
        implements CatalogObject {

    public Table {
        options = List.copyOf(options);
        parents = List.copyOf(parents);
    }

    /** Whether it is a partition of another. */
    public boolean isPartition() {
        return !bound.isEmpty();
    }

    /** Whether both are a part of the same tables, and hold the same of them. */
    public boolean isSamePartition(Table other) {
        return parents.equals(other.parents) && bound.equals(other.bound);
    }

    /** Those of its parents that it need not leave to become a child of the others: they lead these, in the same order. */
    public List<Key> parentsKept(Table other) {
        List<Key> kept = new ArrayList<>();
        List<Key> rest = parents;
        for (Key parent : other.parents) {
            int place = rest.indexOf(parent);
            if (place < 0) {
                break;
            }
            kept.add(parent);
            rest = rest.subList(place + 1, rest.size());
        }
        return kept;
    }

    /** The same table as a part of no other. */
    public Table alone() {
        return new Table(
                key,
                unlogged,
                accessMethod,
                options,
                partitionKey,
                List.of(),
                "",
                ofType,
                foreign,
                rowSecurity,
                replicaIdentity);
    }

    /** Whether nothing is said of it but its columns. */
    public boolean isPlain() {
        return !unlogged
                && accessMethod.isEmpty()
                && options.isEmpty()
                && partitionKey.isEmpty()
                && parents.isEmpty()
                && ofType == null
                && foreign == null
                && rowSecurity == RowSecurity.OFF;
    }

    /** Whether it has partitions. */
    public boolean isPartitioned() {
        return !partitionKey.isEmpty();
    }

    /** Whether its rows are divided by a column, or by an expression that names it. */
    public boolean isPartitionedBy(String column) {
        String name = Pattern.quote(Identifier.quote(column));
        return Pattern.compile("(?<![\\w$\"])" + name + "(?![\\w$\"])")
                .matcher(partitionKey)
                .find();
    }

    /**
     * Where the content of a foreign table lies.
     *
     * @param server the server
     * @param options the options, as {@code "table" 'account'}, sorted
     */
    public record Foreign(String server, List<String> options) {

        public Foreign {
            options = List.copyOf(options);
        }
    }

    /** What row security does for a table. */
    public enum RowSecurity {
        OFF,
        /** For all but the owner. */
        ENABLED,
        /** Policies are ready but off, and would bind the owner. */
        FORCED_BUT_OFF,
        /** For the owner too. */
        FORCED;

        /** Whether it is on. */
        public boolean enabled() {
            return this == ENABLED || this == FORCED;
        }

        /** Whether it binds the owner. */
        public boolean forced() {
            return this == FORCED || this == FORCED_BUT_OFF;
        }
    }
}
