package dev.migrate.diff;

import dev.migrate.catalog.Catalog;
import dev.migrate.catalog.CatalogObject;
import dev.migrate.catalog.Column;
import dev.migrate.catalog.CompositeType;
import dev.migrate.catalog.Constraint;
import dev.migrate.catalog.Domain;
import dev.migrate.catalog.Index;
import dev.migrate.catalog.Key;
import dev.migrate.catalog.Kind;
import dev.migrate.catalog.Table;
import dev.migrate.diff.Vertex.Action;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;

/**
 * Which changes would keep others from a table for long, and which of them PostgreSQL can make beside them. What works on
 * a table that comes with the same changes disturbs nobody. What scans, rewrites and locks is as PostgreSQL's pages on
 * {@code ALTER TABLE} and {@code CREATE INDEX} have it.
 */
final class OnlineWays {

    private static final Pattern TEXT = Pattern.compile("(?:text|character varying(?:\\((\\d+)\\))?)");
    private static final Pattern NUMERIC = Pattern.compile("numeric\\((\\d+),(\\d+)\\)");

    private final Catalog from;
    private final Catalog to;
    private final Map<Key, List<Vertex>> vertices;
    private final Map<Key, Key> converted;
    private final Inheritance inheritance;
    private final Map<Key, List<Table>> partitions = new HashMap<>();
    private final Map<Key, List<Index>> indexes = new HashMap<>();

    OnlineWays(Fates fates, Map<Key, List<Vertex>> vertices) {
        this.from = fates.from();
        this.to = fates.to();
        this.vertices = vertices;
        this.converted = fates.converted();
        this.inheritance = new Inheritance(from, to);
        for (CatalogObject object : to.objects().values()) {
            if (object instanceof Table table && table.isPartition()) {
                partitions
                        .computeIfAbsent(table.parents().get(0), none -> new ArrayList<>())
                        .add(table);
            } else if (object instanceof Index index) {
                indexes.computeIfAbsent(index.table(), none -> new ArrayList<>())
                        .add(index);
            }
        }
    }

    /** How a change is best made. */
    Way of(Vertex vertex) {
        return switch (vertex.action()) {
            case CREATE -> create(vertex.key());
            case ALTER -> alter(vertex.key());
            case DROP -> drop(vertex.key());
            case EMPTY, FILL -> Way.ORDINARY;
        };
    }

    private Way create(Key key) {
        CatalogObject object = to.get(key);
        if (object instanceof Index index && isLive(index.table())) {
            if (!isPartitioned(index.table())) {
                return replacing(key);
            }
            boolean empty = !partitions.containsKey(index.table());
            return empty ? Way.ORDINARY : partitions(index).isEmpty() ? Way.BLOCKING : Way.ONLINE;
        }
        if (object instanceof Constraint constraint && !constraint.ofDomain() && isLive(key.table())) {
            return create(constraint);
        }
        boolean filled = object instanceof Column column
                && isLive(key.table())
                && (column.identity() != null || (column.isGenerated() && !column.virtual()));
        return filled ? Way.BLOCKING : Way.ORDINARY;
    }

    private Way create(Constraint constraint) {
        boolean partitioned = isPartitioned(constraint.key().table());
        return switch (constraint.type()) {
            case CHECK -> constraint.valid() ? Way.ONLINE : Way.ORDINARY;
            case FOREIGN_KEY -> !constraint.valid() ? Way.ORDINARY : partitioned ? Way.BLOCKING : Way.ONLINE;
            case PRIMARY_KEY, UNIQUE ->
                partitioned || constraint.definition().contains(" WITHOUT OVERLAPS")
                        ? Way.BLOCKING
                        : replacing(constraint.key());
            case EXCLUSION -> Way.BLOCKING;
        };
    }

    private Way alter(Key key) {
        CatalogObject before = from.get(key);
        CatalogObject after = to.get(key);
        if (before instanceof Column column && after instanceof Column other && isLive(key.table())) {
            if (!column.isOfSameType(other)) {
                return isCheap(column, other) ? Way.ORDINARY : Way.BLOCKING;
            }
            boolean toCheck = other.notNull() && !column.notNull();
            return !toCheck ? Way.ORDINARY : isRow(other) ? Way.BLOCKING : Way.ONLINE;
        }
        if (before instanceof Constraint constraint && after instanceof Constraint other && isLive(key.table())) {
            return other.valid() && !constraint.valid() ? Way.ONLINE : Way.ORDINARY;
        }
        if (before instanceof Table table && after instanceof Table other) {
            boolean rewritten = table.unlogged() != other.unlogged()
                    || !table.accessMethod().equals(other.accessMethod());
            return rewritten || (other.isPartition() && Alterations.joins(table, other)) ? Way.BLOCKING : Way.ORDINARY;
        }
        return converted.containsValue(key) ? Way.BLOCKING : Way.ORDINARY;
    }

    /** Whether its values are rows, of which IS NOT NULL says more than that they are there, and so cannot stand for it. */
    private boolean isRow(Column column) {
        return to.dependencies(column.key()).stream()
                .filter(type -> column.type().equals(type.qualified()))
                .anyMatch(this::isOfRows);
    }

    private boolean isOfRows(Key type) {
        CatalogObject object = to.get(type);
        return object instanceof CompositeType
                || object instanceof Table
                || (object instanceof Domain && to.dependencies(type).stream().anyMatch(this::isOfRows));
    }

    /** A type that holds more of the same is stored as before; another collation sorts anew. */
    private static boolean isCheap(Column before, Column after) {
        Matcher one = TEXT.matcher(before.type());
        Matcher other = TEXT.matcher(after.type());
        if (!before.collation().equals(after.collation())) {
            return false;
        }
        if (one.matches() && other.matches()) {
            return other.group(1) == null || (one.group(1) != null && number(one, 1) <= number(other, 1));
        }
        one = NUMERIC.matcher(before.type());
        other = NUMERIC.matcher(after.type());
        return one.matches()
                && (after.type().equals("numeric")
                        || (other.matches()
                                && number(one, 1) <= number(other, 1)
                                && number(one, 2) == number(other, 2)));
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    private Way drop(Key key) {
        CatalogObject object = from.get(key);
        if (object instanceof Index index) {
            boolean alone =
                    isLive(index.table()) && !isPartitioned(index.table()) && !index.inherited() && standsStill(key);
            return alone ? replacing(key) : Way.ORDINARY;
        }
        boolean replaced = object instanceof Constraint constraint
                && constraint.type().hasIndex()
                && find(Action.CREATE, key)
                && create(key) == Way.REPLACING;
        return replaced ? Way.REPLACING : Way.ORDINARY;
    }

    private Way replacing(Key key) {
        boolean again = find(Action.DROP, key) && find(Action.CREATE, key) && isOfSameTable(key);
        return again && standsStill(key) && !isLeanedOn(key) ? Way.REPLACING : Way.ONLINE;
    }

    /** Whether a foreign key comes that could lean on an index that is only aside, and has to go. */
    private boolean isLeanedOn(Key index) {
        return from.dependencies(index).stream()
                .flatMap(column -> to.dependents(column).stream())
                .anyMatch(key -> to.get(key) instanceof Constraint constraint
                        && constraint.type() == Constraint.Type.FOREIGN_KEY
                        && find(Action.CREATE, key));
    }

    /** Whether an index, or what stands on one, is where another of its name was. */
    private boolean isOfSameTable(Key key) {
        return from.get(key) instanceof Index before
                ? to.get(key) instanceof Index after && before.table().equals(after.table())
                : from.get(key) instanceof Constraint constraint
                        && constraint.type().hasIndex();
    }

    /** Whether nothing is done to what an index stands on. */
    private boolean standsStill(Key key) {
        return from.dependencies(key).stream()
                .allMatch(needed -> needed.kind() == Kind.TABLE
                        || !(vertices.containsKey(needed)
                                || converted.containsKey(needed)
                                || inheritance.parentOf(needed).stream().anyMatch(vertices::containsKey)));
    }

    /** Whether a relation is there before and after, and so may be in use. */
    private boolean isLive(Key relation) {
        CatalogObject before = from.get(relation);
        boolean local = !(before instanceof Table table) || table.foreign() == null;
        return before != null && to.get(relation) != null && local && !find(Action.DROP, relation);
    }

    private boolean isPartitioned(Key table) {
        return to.get(table) instanceof Table found && found.isPartitioned();
    }

    private boolean find(Action action, Key key) {
        return vertices.getOrDefault(key, List.of()).contains(new Vertex(action, key));
    }

    /**
     * The partitions of an index's table, each before its own, with the index that each has from this one; none where that
     * is not the same for all, or where a partition comes or goes meanwhile.
     */
    List<CatalogObject> partitions(Index index) {
        List<CatalogObject> found = new ArrayList<>();
        Set<Key> taken = new HashSet<>();
        return collect(index, index.table(), found, taken) ? found : List.of();
    }

    private boolean collect(Index top, Key parent, List<CatalogObject> found, Set<Key> taken) {
        for (Table table : partitions.getOrDefault(parent, List.of())) {
            Optional<Index> own = indexLike(top, table.key(), taken);
            if (own.isEmpty() || vertices.containsKey(table.key()) || !isLive(table.key())) {
                return false;
            }
            taken.add(own.get().key());
            found.add(table);
            found.add(own.get());
            if (table.isPartitioned() && !collect(top, table.key(), found, taken)) {
                return false;
            }
        }
        return true;
    }

    private Optional<Index> indexLike(Index top, Key table, Set<Key> taken) {
        return indexes.getOrDefault(table, List.of()).stream()
                .filter(index -> index.inherited()
                        && from.get(index.key()) == null
                        && !taken.contains(index.key())
                        && index.unique() == top.unique()
                        && behindTable(index).equals(behindTable(top)))
                .findFirst();
    }

    private static String behindTable(Index index) {
        return StringUtils.removeStart(index.definition(), "ON " + index.table().qualified());
    }
}
