package dev.migrate.diff;

import dev.migrate.catalog.Catalog;
import dev.migrate.catalog.CatalogObject;
import dev.migrate.catalog.Key;
import dev.migrate.catalog.Kind;
import dev.migrate.diff.Vertex.Action;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What becomes of the objects of a catalog on the way to another one, as far as it is known.
 *
 * @param from what there is
 * @param to what there is to be
 * @param known of each object that does not stay as it is; one that is renamed is found by its new name, and changes
 * @param converted what something else takes along: a column goes with a type that is made anew, or with the same column of a
 *     parent; a type goes with one that it stands on
 * @param takenAlong what goes with the same column, constraint or index of a parent
 * @param renamed what renamed objects were found by, by what they are found by now
 * @param beginnings what is there already when a change begins, where that is not what the first catalog says
 */
record Fates(
        Catalog from,
        Catalog to,
        Map<Key, Fate> known,
        Map<Key, Key> converted,
        Set<Key> takenAlong,
        Map<Key, Key> renamed,
        Map<Key, CatalogObject> beginnings) {

    /** Nothing is known yet. */
    static Fates between(Catalog from, Catalog to) {
        return new Fates(
                from, to, new TreeMap<>(), new HashMap<>(), new TreeSet<>(), new LinkedHashMap<>(), new HashMap<>());
    }

    /** Whether everything stays as it is. */
    boolean isNone() {
        return known.isEmpty() && converted.isEmpty() && takenAlong.isEmpty();
    }

    /** What is to be done, by what it is done to. */
    Map<Key, List<Vertex>> vertices() {
        Map<Key, List<Vertex>> vertices = new LinkedHashMap<>();
        known.forEach((key, fate) -> vertices.put(
                key,
                switch (fate) {
                    case COMES -> List.of(new Vertex(Action.CREATE, key));
                    case GOES -> List.of(new Vertex(Action.DROP, key));
                    case CHANGES -> List.of(new Vertex(Action.ALTER, key));
                    case RETURNS ->
                        key.kind() == Kind.TYPE
                                ? List.of(new Vertex(Action.EMPTY, key), new Vertex(Action.FILL, key))
                                : List.of(new Vertex(Action.DROP, key), new Vertex(Action.CREATE, key));
                }));
        return vertices;
    }
}
