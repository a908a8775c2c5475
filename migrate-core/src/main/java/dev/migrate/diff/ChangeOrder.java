package dev.migrate.diff;

import dev.migrate.MigrateException;
import dev.migrate.catalog.Catalog;
import dev.migrate.catalog.CatalogObject;
import dev.migrate.catalog.Column;
import dev.migrate.catalog.Key;
import dev.migrate.catalog.Kind;
import dev.migrate.catalog.Table;
import dev.migrate.diff.Vertex.Action;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Puts changes into an order that can be run. What is part of something is created and dropped with it; where that would
 * make a circle, as foreign keys between two tables do, the part stands alone.
 */
final class ChangeOrder {

    private final Catalog from;
    private final Catalog to;
    private final Map<Key, Key> renamed;
    private final Map<Key, Key> converted;
    private final Map<Key, CatalogObject> beginnings;
    private final Collection<Vertex> vertices;
    private final Folding folding;
    private final Precedence edges;

    ChangeOrder(
            Catalog from,
            Catalog to,
            Map<Key, List<Vertex>> vertices,
            Map<Key, Key> renamed,
            Map<Key, Key> converted,
            Map<Key, CatalogObject> beginnings) {
        this.beginnings = beginnings;
        this.from = from;
        this.to = to;
        this.renamed = renamed;
        this.converted = converted;
        this.vertices = vertices.values().stream().flatMap(List::stream).toList();
        this.folding = new Folding(from, to, vertices);
        this.edges = Edges.of(from, to, vertices, renamed, converted);
    }

    /**
     * The changes in order.
     *
     * @throws MigrateException if they need each other in a circle
     */
    List<Change> changes() {
        List<Vertex> order = sort();
        while (order.size() < folding.whole(vertices).size()) {
            Set<Vertex> stuck = new LinkedHashSet<>(folding.whole(vertices));
            order.forEach(stuck::remove);
            if (!folding.unfold(stuck)) {
                throw new MigrateException(
                        "These objects need each other in a circle: "
                                + stuck.stream()
                                        .map(vertex -> vertex.key().toString())
                                        .distinct()
                                        .sorted()
                                        .collect(Collectors.joining(", "))
                                + ".",
                        "Write this revision by hand, or divide the change into two.");
            }
            order = sort();
        }
        return order.stream().map(this::change).toList();
    }

    /** As many as can be put in order; what is in a circle or behind one is left out. */
    private List<Vertex> sort() {
        Map<Vertex, Set<Vertex>> after = new HashMap<>();
        Map<Vertex, Integer> waitsFor = new HashMap<>();
        edges.forEach((first, second) -> {
            Vertex before = folding.whole(first);
            Vertex later = folding.whole(second);
            if (!before.equals(later)
                    && after.computeIfAbsent(before, none -> new LinkedHashSet<>())
                            .add(later)) {
                waitsFor.merge(later, 1, Integer::sum);
            }
        });
        PriorityQueue<Vertex> ready =
                new PriorityQueue<>(Comparator.<Vertex>comparingInt(vertex -> vertex.action() == Action.DROP ? 1 : 0)
                        .thenComparing(vertex -> vertex.key().kind())
                        .thenComparing(vertex -> vertex.key().table())
                        .thenComparingInt(this::position)
                        .thenComparing(Comparator.naturalOrder()));
        folding.whole(vertices).stream()
                .filter(vertex -> !waitsFor.containsKey(vertex))
                .forEach(ready::add);
        List<Vertex> order = new ArrayList<>();
        while (!ready.isEmpty()) {
            Vertex next = ready.remove();
            order.add(next);
            for (Vertex later : after.getOrDefault(next, Set.of())) {
                if (waitsFor.merge(later, -1, Integer::sum) == 0) {
                    ready.add(later);
                }
            }
        }
        return order;
    }

    private int position(Vertex vertex) {
        return to.get(vertex.key()) instanceof Column column ? column.position() : 0;
    }

    private Change change(Vertex vertex) {
        Key key = vertex.key();
        return switch (vertex.action()) {
            case CREATE ->
                new Change.Create(
                        own(found(to, key)),
                        folding.parts(vertex).stream()
                                .map(part -> found(to, part.key()))
                                .toList());
            case DROP -> new Change.Drop(own(found(from, key)), to.get(key) != null);
            case ALTER -> new Change.Alter(own(before(key)), own(found(to, key)), users(key));
        };
    }

    /** What a child has from its parent needs no change; where there is one, it is about the child's own. */
    private static CatalogObject own(CatalogObject object) {
        return object instanceof Column column ? column.of(column.table()) : object;
    }

    private CatalogObject before(Key key) {
        CatalogObject beginning = beginnings.get(key);
        return beginning != null ? beginning : found(from, renamed.getOrDefault(key, key));
    }

    /** The columns that change with a type: those that are of it, or those of the tables that are of it. */
    private List<Column> users(Key type) {
        if (type.kind() != Kind.TYPE) {
            return List.of();
        }
        List<Column> ofTables = from.dependents(type).stream()
                .filter(table -> from.get(table) instanceof Table found && type.equals(found.ofType()))
                .flatMap(table -> from.dependents(table).stream())
                .filter(column -> from.get(column) instanceof Column)
                .map(column -> (Column) found(from, column))
                .toList();
        return !ofTables.isEmpty()
                ? ofTables
                : converted.entrySet().stream()
                        .filter(entry -> entry.getValue().equals(type))
                        .map(entry -> (Column) found(from, entry.getKey()))
                        .sorted(Comparator.comparing(Column::key))
                        .toList();
    }

    private static CatalogObject found(Catalog catalog, Key key) {
        return Objects.requireNonNull(catalog.get(key));
    }
}
