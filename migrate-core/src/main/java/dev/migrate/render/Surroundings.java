package dev.migrate.render;

import dev.migrate.catalog.CatalogObject;
import dev.migrate.catalog.Column;
import dev.migrate.catalog.Column.Identity;
import dev.migrate.catalog.ColumnDefault;
import dev.migrate.catalog.Key;
import dev.migrate.catalog.Sequence;
import dev.migrate.catalog.SequenceOwner;
import dev.migrate.diff.Change;
import dev.migrate.sql.Identifier;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a change has to know of the others that it comes with.
 *
 * @param created what comes, by its name
 * @param dropped what goes
 * @param empty the columns that come to a table without a value in any row, as they are written
 * @param counters the sequence that a column counts by no more, as it gets an identity, or counts by now, as it loses one; by
 *     the column, and by its own name
 */
record Surroundings(
        Map<Key, CatalogObject> created,
        Set<CatalogObject> dropped,
        Map<Key, Set<String>> empty,
        Map<Key, Sequence> counters) {

    static Surroundings of(List<Change> changes) {
        Map<Key, CatalogObject> created = new HashMap<>();
        Set<CatalogObject> dropped = new HashSet<>();
        Map<Key, Set<String>> empty = new HashMap<>();
        for (Change change : changes) {
            if (change instanceof Change.Create create) {
                created.put(create.key(), create.object());
                if (create.object() instanceof Column column && isEmpty(column, create)) {
                    empty.computeIfAbsent(column.table(), none -> new HashSet<>())
                            .add(Identifier.quote(column.name()));
                }
            } else if (change instanceof Change.Drop drop) {
                dropped.add(drop.object());
            }
        }
        return new Surroundings(created, dropped, empty, counters(changes));
    }

    private static Map<Key, Sequence> counters(List<Change> changes) {
        Map<String, Sequence> sequences = new HashMap<>();
        Map<Key, String> defaults = new HashMap<>();
        for (Change change : changes) {
            CatalogObject object = change instanceof Change.Create create
                    ? create.object()
                    : change instanceof Change.Drop drop && !drop.back() ? drop.object() : null;
            if (object instanceof Sequence sequence) {
                sequences.put(SequenceSql.next(sequence.key()), sequence);
            } else if (object instanceof ColumnDefault value) {
                defaults.put(value.column(), value.expression());
            }
        }
        Map<Key, Sequence> counters = new HashMap<>();
        changes.stream().flatMap(change -> change.alters().stream()).forEach(alter -> {
            Sequence sequence = sequences.get(defaults.getOrDefault(alter.key(), ""));
            if (sequence != null
                    && !counters.containsKey(sequence.key()) // what several columns count by goes over to one of them
                    && alter.before() instanceof Column before
                    && alter.after() instanceof Column after
                    && isTakenBy(sequence, before.identity(), after.identity())) {
                counters.put(alter.key(), sequence);
                counters.put(sequence.key(), sequence);
            }
        });
        return counters;
    }

    /** One that counts the other way does not go on where it stands. */
    private static boolean isTakenBy(Sequence sequence, @Nullable Identity before, @Nullable Identity after) {
        Identity identity = before == null ? after : before;
        return (before == null) != (after == null)
                && identity != null
                && identity.options().increment() > 0 == sequence.options().increment() > 0;
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
        return created.containsKey(relation);
    }

    /** Whether an object only goes and comes again as it was: then all rows meet it. */
    boolean returns(CatalogObject object) {
        return dropped.contains(object);
    }

    /** The sequence of a column, if it is new, the table may have rows, and nothing tells where it is to stand. */
    Optional<Sequence> countsAnew(SequenceOwner owner) {
        return isNew(owner.column().table()) || isCounter(owner.sequence())
                ? Optional.empty()
                : Optional.ofNullable((Sequence) created.get(owner.sequence()));
    }

    /** The sequence that an identity of this column takes the place of, or that takes the identity's. */
    Optional<Sequence> counter(Key column) {
        return Optional.ofNullable(counters.get(column));
    }

    /** Whether a sequence gives its place to an identity, or takes it from one. */
    boolean isCounter(Key sequence) {
        return counters.containsKey(sequence);
    }
}
