package dev.migrate.diff;

import dev.migrate.MigrateException;
import dev.migrate.catalog.Catalog;
import dev.migrate.catalog.CatalogObject;
import dev.migrate.catalog.Column;
import dev.migrate.catalog.Constraint;
import dev.migrate.catalog.EnumType;
import dev.migrate.catalog.Index;
import dev.migrate.catalog.Key;
import dev.migrate.catalog.Kind;
import dev.migrate.catalog.Table;
import dev.migrate.diff.Vertex.Action;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
    private final Detours detours;
    private final Inheritance inheritance;
    private final Domains domains;
    private final @Nullable OnlineWays online;

    ChangeOrder(Fates fates, Locking locking) {
        Map<Key, List<Vertex>> vertices = fates.vertices();
        this.from = fates.from();
        this.to = fates.to();
        this.renamed = fates.renamed();
        this.converted = fates.converted();
        this.beginnings = fates.beginnings();
        this.vertices = vertices.values().stream().flatMap(List::stream).toList();
        this.folding = new Folding(fates, vertices);
        this.detours = new Detours(fates);
        this.edges = Edges.of(fates, vertices);
        this.inheritance = new Inheritance(from, to);
        this.domains = Domains.of(from, to);
        this.online = locking == Locking.ONLINE ? new OnlineWays(fates, vertices) : null;
    }

    /**
     * The changes in order.
     *
     * @throws MigrateException if they need each other in a circle
     */
    List<Change> changes() {
        List<Vertex> order = sort();
        while (order.size() < whole().size()) {
            Set<Vertex> stuck = whole();
            order.forEach(stuck::remove);
            if (!folding.unfold(stuck) && !detours.takeOne(circle(stuck))) {
                throw new MigrateException(
                        "These objects need each other in a circle: "
                                + circle(stuck).stream()
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
        forEachEdge((first, later) -> {
            if (!first.equals(later)
                    && after.computeIfAbsent(first, none -> new LinkedHashSet<>())
                            .add(later)) {
                waitsFor.merge(later, 1, Integer::sum);
            }
        });
        PriorityQueue<Vertex> ready = new PriorityQueue<>(Comparator.comparing(this::isLong)
                .thenComparing(vertex ->
                        vertex.action() == Action.DROP && place(vertex).equals(vertex.key()))
                .thenComparing(vertex -> place(vertex).kind())
                .thenComparing(vertex -> place(vertex).table())
                .thenComparingInt(this::position)
                .thenComparing(Comparator.naturalOrder()));
        whole().stream().filter(vertex -> !waitsFor.containsKey(vertex)).forEach(ready::add);
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

    /** One of the circles that keep all these waiting; each of them waits for another. */
    private Collection<Vertex> circle(Set<Vertex> stuck) {
        Map<Vertex, Vertex> waitsFor = new HashMap<>();
        forEachEdge((first, later) -> {
            if (stuck.contains(first) && !first.equals(later)) {
                waitsFor.put(later, first);
            }
        });
        Set<Vertex> path = new LinkedHashSet<>();
        Vertex next = Collections.min(stuck);
        while (path.add(next)) {
            next = Objects.requireNonNull(waitsFor.get(next));
        }
        List<Vertex> all = List.copyOf(path);
        return all.subList(all.indexOf(next), all.size());
    }

    /** What comes before what, as things are folded and divided now. */
    private void forEachEdge(BiConsumer<Vertex, Vertex> listener) {
        edges.forEach((first, later) -> detours.redirect(folding.whole(first), folding.whole(later), listener));
        detours.forEach(listener);
    }

    /** All that is done, each whole. */
    private Set<Vertex> whole() {
        Set<Vertex> whole = new LinkedHashSet<>(folding.whole(vertices));
        whole.addAll(detours.vertices());
        return whole;
    }

    /** What takes long beside others comes when all that is done at once is done, or else it would wait half done. */
    private boolean isLong(Vertex vertex) {
        return way(vertex) == Way.ONLINE || (way(vertex) == Way.REPLACING && vertex.action() == Action.CREATE);
    }

    private Way way(Vertex vertex) {
        return online == null ? Way.ORDINARY : online.of(vertex);
    }

    /** Where something stands among others: a default that goes before its column changes stands with that. */
    private Key place(Vertex vertex) {
        Key column = vertex.key().as(Kind.COLUMN);
        boolean makesWay = vertex.key().kind() == Kind.DEFAULT
                && vertex.action() == Action.DROP
                && edges.find(Action.ALTER, column) != null;
        return makesWay ? column : vertex.key();
    }

    private int position(Vertex vertex) {
        return to.get(place(vertex)) instanceof Column column ? column.position() : 0;
    }

    private Change change(Vertex vertex) {
        Key key = vertex.key();
        return switch (vertex.action()) {
            case CREATE ->
                new Change.Create(
                        detours.isTwoSteps(vertex) ? detours.between(vertex) : own(found(to, key)),
                        parts(vertex),
                        way(vertex));
            case EMPTY ->
                new Change.Alter(
                        found(from, key), detours.between(vertex), users(key), Set.of(), domains, Way.ORDINARY);
            case FILL ->
                new Change.Alter(detours.between(vertex), found(to, key), users(key), Set.of(), domains, Way.ORDINARY);
            case DROP ->
                new Change.Drop(
                        asLost(own(found(from, key))), to.get(key) != null, inheritance.leavesBehind(key), way(vertex));
            case ALTER -> isMadeAnew(key) ? rebuild(vertex) : alter(vertex);
        };
    }

    /** A virtual column that becomes a plain one has to go, and loses its values as a plain one would. */
    private CatalogObject asLost(CatalogObject object) {
        boolean becomesPlain = object instanceof Column before
                && before.virtual()
                && to.get(before.key()) instanceof Column after
                && !after.isGenerated();
        return becomesPlain ? ((Column) object).plain() : object;
    }

    private Change.Alter alter(Vertex vertex) {
        Key key = vertex.key();
        CatalogObject before = detours.isTwoSteps(vertex) ? detours.between(vertex) : before(key);
        Set<Key> holders = before instanceof EnumType ? Insides.holdersOf(to, key) : Set.of();
        return new Change.Alter(own(before), own(found(to, key)), users(key), holders, domains, way(vertex));
    }

    private boolean isMadeAnew(Key key) {
        return key.kind() == Kind.TYPE && TypeStacks.isMadeAnew(before(key), found(to, key), converted);
    }

    /** Types in the order in which they can be created. */
    private Change.Rebuild rebuild(Vertex vertex) {
        List<Vertex> group = Stream.concat(Stream.of(vertex), folding.parts(vertex).stream())
                .filter(part -> part.key().kind() == Kind.TYPE)
                .toList();
        Set<Key> come = group.stream()
                .filter(part -> part.action() != Action.DROP)
                .map(Vertex::key)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<Key> order = new LinkedHashSet<>();
        come.forEach(type -> putBehindNeeded(type, come, order));
        Map<Key, List<Key>> checks = folding.parts(vertex).stream()
                .filter(part -> part.action() == Action.CREATE)
                .map(Vertex::key)
                .filter(part -> part.kind() == Kind.CONSTRAINT)
                .collect(Collectors.groupingBy(part -> ((Constraint) found(to, part)).domain()));
        return new Change.Rebuild(
                order.stream()
                        .filter(type -> from.get(type) != null)
                        .map(type -> alter(new Vertex(Action.ALTER, type)))
                        .toList(),
                order.stream()
                        .flatMap(type -> Stream.concat(Stream.of(type), checks.getOrDefault(type, List.of()).stream()))
                        .map(key -> found(to, key))
                        .toList(),
                group.stream()
                        .filter(part -> part.action() == Action.DROP)
                        .map(part -> found(from, part.key()))
                        .toList(),
                way(vertex));
    }

    private void putBehindNeeded(Key type, Set<Key> among, Set<Key> order) {
        to.dependencies(type).stream().filter(among::contains).forEach(needed -> putBehindNeeded(needed, among, order));
        order.add(type);
    }

    private List<CatalogObject> parts(Vertex vertex) {
        Key key = vertex.key();
        if (online != null && way(vertex) == Way.ONLINE && to.get(key) instanceof Index index) {
            return online.partitions(index);
        }
        if (to.get(key) instanceof Constraint constraint && constraint.ofDomain()) {
            return Stream.concat(Stream.of(found(to, constraint.domain())), columnsOf(constraint.domain()).stream())
                    .toList();
        }
        if (to.get(key) instanceof Constraint constraint && constraint.type() == Constraint.Type.FOREIGN_KEY) {
            return columnsOfExtensions(key);
        }
        return folding.parts(vertex).stream().map(part -> found(to, part.key())).toList();
    }

    private List<CatalogObject> columnsOfExtensions(Key part) {
        return to.dependencies(part).stream()
                .filter(column -> column.kind() == Kind.COLUMN
                        && column.table().equals(part.table())
                        && to.dependencies(column).stream().anyMatch(needed -> needed.kind() == Kind.EXTENSION))
                .map(column -> found(to, column))
                .toList();
    }

    /** The columns of the tables that are of a type. */
    private Stream<Column> columnsOfTables(Key type) {
        return from.dependents(type).stream()
                .filter(table -> from.get(table) instanceof Table found && type.equals(found.ofType()))
                .flatMap(table -> from.dependents(table).stream())
                .filter(column -> from.get(column) instanceof Column)
                .map(column -> (Column) found(from, column));
    }

    /** The columns that are of a type, before and after; a foreign table is created anew, and holds no rows. */
    private List<Column> columnsOf(Key type) {
        return from.dependents(type).stream()
                .filter(key -> from.get(key) instanceof Column before
                        && to.get(key) instanceof Column after
                        && !(from.get(key.table()) instanceof Table table && table.foreign() != null)
                        && before.type().equals(type.qualified())
                        && after.type().equals(before.type()))
                .map(key -> (Column) found(to, key))
                .sorted(Comparator.comparing(Column::key))
                .toList();
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
        List<Column> made = converted.entrySet().stream()
                .filter(entry -> entry.getValue().equals(type) && entry.getKey().kind() == Kind.COLUMN)
                .map(entry -> (Column) found(from, entry.getKey()))
                .sorted(Comparator.comparing(Column::key))
                .toList();
        return made.isEmpty()
                ? Stream.concat(columnsOf(type).stream(), columnsOfTables(type)).toList()
                : made;
    }

    private static CatalogObject found(Catalog catalog, Key key) {
        return Objects.requireNonNull(catalog.get(key));
    }
}
