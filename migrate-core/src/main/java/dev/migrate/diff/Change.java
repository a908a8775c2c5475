package dev.migrate.diff;

import dev.migrate.catalog.CatalogObject;
import dev.migrate.catalog.Column;
import dev.migrate.catalog.Key;
import java.util.List;

/** One step from one catalog to another. */
public sealed interface Change {

    /** What it is about. */
    Key key();

    /**
     * An object comes.
     *
     * @param object the object
     * @param parts what is created together with it: the columns and constraints of a table
     */
    record Create(CatalogObject object, List<CatalogObject> parts) implements Change {

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
     */
    record Drop(CatalogObject object, boolean back) implements Change {
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
     * @param users for a type that has to be made anew, the columns that are of it; else none
     */
    record Alter(CatalogObject before, CatalogObject after, List<Column> users) implements Change {

        public Alter {
            users = List.copyOf(users);
        }

        @Override
        public Key key() {
            return after.key();
        }
    }
}
