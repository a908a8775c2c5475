package dev.migrate.diff;

import dev.migrate.catalog.Catalog;
import dev.migrate.catalog.Column;
import dev.migrate.catalog.Domain;
import dev.migrate.catalog.Key;
import dev.migrate.catalog.Kind;
import dev.migrate.catalog.Table;
import dev.migrate.catalog.View;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What holds values of a domain inside of others: in arrays, composites or ranges, at any depth. There the server does not
 * look whether they meet a check or a {@code not null} that comes to the domain, and so refuses it.
 */
final class Insides {

    private Insides() {}

    /** The columns, and the materialized views, that have the domain inside. */
    static Stream<Key> of(Catalog catalog, Key domain) {
        return catalog.dependents(domain).stream().flatMap(dependent -> {
            if (dependent.kind() == Kind.TYPE) {
                boolean same = catalog.get(dependent) instanceof Domain other && !isArray(other.type());
                return same
                        ? of(catalog, dependent)
                        : usersOf(catalog, dependent).filter(user -> hasRows(user.kind()));
            }
            boolean inside = catalog.get(dependent) instanceof Column column
                    ? isArray(column.type())
                    : catalog.get(dependent) instanceof View view
                            && view.isMaterialized()
                            && view.columns().stream().anyMatch(Insides::isArray);
            return inside ? Stream.of(dependent) : Stream.empty();
        });
    }

    /** What is of a type, or of another that stands on it. */
    static Stream<Key> usersOf(Catalog catalog, Key type) {
        return catalog.dependents(type).stream()
                .flatMap(user -> user.kind() == Kind.TYPE ? usersOf(catalog, user) : Stream.of(user));
    }

    /**
     * What may hold a value of a type: all that depends on it, and on what is of it, with the partitions of its tables, whose
     * bounds are values.
     */
    static Set<Key> holdersOf(Catalog catalog, Key type) {
        Set<Key> holders = new HashSet<>();
        addHolders(catalog, type, holders);
        return holders;
    }

    private static void addHolders(Catalog catalog, Key of, Set<Key> holders) {
        for (Key holder : catalog.dependents(of)) {
            if (holders.add(holder)) {
                addHolders(catalog, holder, holders);
                if (holder.kind() == Kind.COLUMN) {
                    addPartitions(catalog, holder.table(), holders);
                }
            }
        }
    }

    private static void addPartitions(Catalog catalog, Key table, Set<Key> holders) {
        for (Key partition : catalog.dependents(table)) {
            if (catalog.get(partition) instanceof Table found && found.isPartition() && holders.add(partition)) {
                addPartitions(catalog, partition, holders);
            }
        }
    }

    /** Whether what is of this type, as it is written, is an array. */
    static boolean isArray(String type) {
        return type.endsWith("]");
    }

    private static boolean hasRows(Kind kind) {
        return kind == Kind.COLUMN || kind == Kind.MATERIALIZED_VIEW;
    }
}
