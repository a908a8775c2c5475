package dev.migrate.diff;

import dev.migrate.MigrateException;
import dev.migrate.catalog.Catalog;
import dev.migrate.catalog.CompositeType;
import dev.migrate.catalog.Key;
import dev.migrate.catalog.Kind;
import dev.migrate.catalog.Table;

/** Types that cannot be made anew because of what stands on them. */
final class Refusals {

    private Refusals() {}

    static void underTables(Catalog from, CompositeType type) {
        for (Key dependent : from.dependents(type.key())) {
            if (from.get(dependent) instanceof Table table && type.key().equals(table.ofType())) {
                throw new MigrateException(
                        type.key() + " would have to be made anew, and " + table.key() + " is a table of it.",
                        "Write this revision by hand: `alter table … not of`, change both, `alter table … of`.");
            }
        }
    }

    static void underTypes(Catalog from, Catalog to, Key type) {
        for (Key dependent : from.dependents(type)) {
            if (dependent.kind() == Kind.TYPE && to.get(dependent) != null) {
                throw new MigrateException(
                        type + " would have to be made anew, and " + dependent + " stands on it.",
                        "Write this revision by hand: create both under other names, change the columns, drop the old"
                                + " ones, rename the new ones.");
            }
        }
    }
}
