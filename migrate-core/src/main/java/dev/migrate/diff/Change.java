package dev.migrate.diff;

import dev.migrate.catalog.CatalogObject;
import dev.migrate.catalog.Column;
import dev.migrate.catalog.Key;
import java.util.List;

/** One step from one catalog to another. */
public sealed interface Change {

    /** What it is about. */
    Key key();

    /** How it is made. */
    Way way();

    /**
     * An object comes.
     *
     * @param object the object
     * @param parts what is created together with it: the columns and constraints of a table; for an index that is built
     *     online on a partitioned table, the partitions and their indexes; for a constraint of a domain, the columns that
     *     are of it
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
     * @param way how it is made
     */
    record Drop(CatalogObject object, boolean back, Way way) implements Change {
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
     * @param way how it is made
     */
    record Alter(CatalogObject before, CatalogObject after, List<Column> users, Way way) implements Change {

        public Alter {
            users = List.copyOf(users);
        }

        @Override
        public Key key() {
            return after.key();
        }
    }
}
