package dev.migrate.render;

import dev.migrate.catalog.CatalogObject;
import dev.migrate.catalog.Key;
import dev.migrate.catalog.SequenceOwner;
import dev.migrate.diff.Change;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a change has to know of the others that it comes with.
 *
 * @param created what comes
 * @param dropped what goes
 */
record Surroundings(Set<Key> created, Set<CatalogObject> dropped) {

    static Surroundings of(List<Change> changes) {
        Set<Key> created = new HashSet<>();
        Set<CatalogObject> dropped = new HashSet<>();
        for (Change change : changes) {
            if (change instanceof Change.Create create) {
                created.add(create.key());
            } else if (change instanceof Change.Drop drop) {
                dropped.add(drop.object());
            }
        }
        return new Surroundings(created, dropped);
    }

    /** Whether a relation comes with these changes, and so has no rows that anybody could have written. */
    boolean isNew(Key relation) {
        return created.contains(relation);
    }

    /** Whether an object only goes and comes again as it was: then all rows meet it. */
    boolean returns(CatalogObject object) {
        return dropped.contains(object);
    }

    /** Whether a sequence is new for a column whose table may have rows. */
    boolean countsAnew(SequenceOwner owner) {
        return created.contains(owner.sequence()) && !isNew(owner.column().table());
    }
}
