package dev.migrate.diff;

import dev.migrate.catalog.CatalogObject;
import dev.migrate.catalog.Column;
import dev.migrate.catalog.Key;
import java.util.List;
import java.util.Set;

/** One step from one catalog to another. */
public sealed interface Change {

    /** What it is about. */
    Key key();

    /** How it is made. */
    Way way();

    /** What stays and becomes another by it. */
    default List<Alter> alters() {
        return List.of();
    }

    /**
     * An object comes.
     *
     * @param object the object
     * @param parts what is created together with it: the columns and constraints of a table; for an index that is built
     *     online on a partitioned table, the partitions and their indexes; for a constraint of a domain, that domain and the
     *     columns that are of it; for a foreign key, those of its columns that are of an extension's type
     * @param way how it is made
     */
    record Create(CatalogObject object, List<CatalogObject> parts, Way way) implements Change {

        public Create {
            parts = List.copyOf(parts);
        }

        @Override
        public Key key() {
            return object.key();
        }
    }

    /**
     * An object goes.
     *
     * @param object the object
     * @param back whether it comes again further on
     * @param leftBehind whether it stays with the children that have it from its table
     * @param way how it is made
     */
    record Drop(CatalogObject object, boolean back, boolean leftBehind, Way way) implements Change {
        @Override
        public Key key() {
            return object.key();
        }
    }

    /**
     * An object stays, and becomes another.
     *
     * @param before what it was
     * @param after what it becomes
     * @param users for a type, the columns that are of it; else none
     * @param holders for an enum, what may hold one of its labels afterwards; else none
     * @param domains what values that go over to another type come from and go to
     * @param way how it is made
     */
    record Alter(
            CatalogObject before, CatalogObject after, List<Column> users, Set<Key> holders, Domains domains, Way way)
            implements Change {

        public Alter {
            users = List.copyOf(users);
            holders = Set.copyOf(holders);
        }

        @Override
        public Key key() {
            return after.key();
        }

        @Override
        public List<Alter> alters() {
            return List.of(this);
        }
    }

    /**
     * Types that stand on each other are made anew together, under the columns that are of them.
     *
     * @param types the types, each behind those that it stands on; not all of them become another
     * @param created what is created: these types, others that come between them, and the checks of domains inside others
     * @param gone types between them that go
     * @param way how it is made
     */
    record Rebuild(List<Alter> types, List<CatalogObject> created, List<CatalogObject> gone, Way way)
            implements Change {

        public Rebuild {
            types = List.copyOf(types);
            created = List.copyOf(created);
            gone = List.copyOf(gone);
        }

        @Override
        public Key key() {
            return types.get(0).key();
        }

        @Override
        public List<Alter> alters() {
            return types;
        }
    }
}
