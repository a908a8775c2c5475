package dev.migrate.render;

import dev.migrate.catalog.CatalogObject;
import dev.migrate.catalog.Column;
import dev.migrate.catalog.Key;
import dev.migrate.catalog.SequenceOwner;
import dev.migrate.diff.Change;
import dev.migrate.sql.Identifier;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a change has to know of the others that it comes with.
 *
 * @param created what comes
 * @param dropped what goes
 * @param empty the columns that come to a table without a value in any row, as they are written
 */
record Surroundings(Set<Key> created, Set<CatalogObject> dropped, Map<Key, Set<String>> empty) {

    static Surroundings of(List<Change> changes) {
        Set<Key> created = new HashSet<>();
        Set<CatalogObject> dropped = new HashSet<>();
        Map<Key, Set<String>> empty = new HashMap<>();
        for (Change change : changes) {
            if (change instanceof Change.Create create) {
                created.add(create.key());
                if (create.object() instanceof Column column && isEmpty(column, create)) {
                    empty.computeIfAbsent(column.table(), none -> new HashSet<>())
                            .add(Identifier.quote(column.name()));
                }
            } else if (change instanceof Change.Drop drop) {
                dropped.add(drop.object());
            }
        }
        return new Surroundings(created, dropped, empty);
    }

    /** One that refuses nulls has to be filled first; a type of its own may bring a default. */
    private static boolean isEmpty(Column column, Change.Create create) {
        return create.parts().isEmpty()
                && !column.notNull()
                && !column.isGenerated()
                && column.identity() == null
                && !column.type().contains(".");
    }

    /** Whether one of these columns of a table comes with these changes, and is null in every row. */
    boolean isAnyEmpty(Key table, List<String> names) {
        return names.stream().anyMatch(empty.getOrDefault(table, Set.of())::contains);
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
