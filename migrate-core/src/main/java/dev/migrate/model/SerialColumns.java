package dev.migrate.model;

import dev.migrate.catalog.Catalog;
import dev.migrate.catalog.CatalogObject;
import dev.migrate.catalog.Column;
import dev.migrate.catalog.Key;
import dev.migrate.catalog.Kind;
import dev.migrate.catalog.SequenceOwner;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Columns that count by themselves. That is what entities want; whether by an identity, always or by default, or by the
 * default and the sequence of {@code bigserial}, depends on who wrote the table.
 */
final class SerialColumns {

    private final Set<Key> counting = new HashSet<>();

    /** What the entities would bring along for a column that counts already. */
    private final Set<Key> replaced = new HashSet<>();

    private final Set<Key> kept = new HashSet<>();

    SerialColumns(Catalog made, Catalog there) {
        Map<Key, Key> sequencesThere = sequences(there);
        Map<Key, Key> sequencesMade = sequences(made);
        for (CatalogObject object : made.objects().values()) {
            if (object instanceof Column column && there.get(column.key()) instanceof Column old) {
                Key sequence = sequencesMade.get(column.key());
                boolean counts = column.identity() != null || sequence != null;
                boolean counted = old.identity() != null || sequencesThere.containsKey(column.key());
                if (counts && counted) {
                    counting.add(column.key());
                    if (sequence != null) {
                        replaced.addAll(
                                Set.of(column.key().as(Kind.DEFAULT), sequence, sequence.as(Kind.SEQUENCE_OWNER)));
                    }
                    Optional.ofNullable(sequencesThere.get(column.key())).ifPresent(kept::add);
                }
            }
        }
    }

    private static Map<Key, Key> sequences(Catalog catalog) {
        Map<Key, Key> sequences = new HashMap<>();
        catalog.objects().values().forEach(object -> {
            if (object instanceof SequenceOwner owner
                    && catalog.get(owner.column().as(Kind.DEFAULT)) != null) {
                sequences.put(owner.column(), owner.sequence());
            }
        });
        return sequences;
    }

    /** Whether the entities would bring it along, and do not have to. */
    boolean isReplaced(Key key) {
        return replaced.contains(key);
    }

    /** Whether a sequence makes a column count that is to. */
    boolean isKept(Key sequence) {
        return kept.contains(sequence);
    }

    /** Whether a column counts there already that is to. */
    boolean isCounting(Key column) {
        return counting.contains(column);
    }
}
