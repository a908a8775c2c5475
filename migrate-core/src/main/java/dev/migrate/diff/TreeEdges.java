package dev.migrate.diff;

import dev.migrate.catalog.Catalog;
import dev.migrate.catalog.CatalogObject;
import dev.migrate.catalog.Column;
import dev.migrate.catalog.ColumnDefault;
import dev.migrate.catalog.Comment;
import dev.migrate.catalog.Constraint;
import dev.migrate.catalog.Index;
import dev.migrate.catalog.Key;
import dev.migrate.catalog.Kind;
import dev.migrate.catalog.Table;
import dev.migrate.diff.Vertex.Action;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What has to be done before what because a table hands on what it has: to its partitions, and to what inherits from it. */
final class TreeEdges {

    private final Catalog from;
    private final Catalog to;
    private final Precedence order;
    private final Inheritance inheritance;

    /** The partitions that go, or hold something else afterwards, of each table. */
    private final Map<Key, List<Vertex>> leaving = new HashMap<>();

    TreeEdges(Catalog from, Catalog to, Precedence order) {
        this.from = from;
        this.to = to;
        this.order = order;
        this.inheritance = new Inheritance(from, to);
        order.vertices()
                .values()
                .forEach(ofKey -> ofKey.forEach(vertex -> {
                    if (from.get(vertex.key()) instanceof Table table && table.isPartition() && givesUpBound(vertex)) {
                        leaving.computeIfAbsent(table.parents().get(0), none -> new ArrayList<>())
                                .add(vertex);
                    }
                }));
    }

    /** What goes from a parent goes from its children, and what stands on that is gone before. */
    void drop(Vertex vertex) {
        Key key = vertex.key();
        if (from.get(key) instanceof Column column && to.get(column.table()) != null) {
            ancestors(from, key).stream()
                    .filter(above -> to.get(above.table()) != null)
                    .forEach(above -> order.before(order.find(Action.DROP, above), vertex));
        }
        if (from.get(key) instanceof Constraint && to.get(key.table()) instanceof Table table) {
            table.parents().stream()
                    .filter(parent -> to.get(parent) != null)
                    .map(parent -> order.find(Action.DROP, parent.part(Kind.CONSTRAINT, key.part())))
                    .forEach(ofParent -> order.before(ofParent, vertex));
            table.parents().stream()
                    .map(parent -> order.find(Action.CREATE, parent.part(Kind.CONSTRAINT, key.part())))
                    .forEach(ofParent -> order.before(vertex, ofParent));
        }
        if (hasIndex(from.get(key))) {
            partitioned(from, key)
                    .forEach(parent -> indexing(Action.CREATE, parent).forEach(one -> order.before(vertex, one)));
            indexesBelow(indexed(from, key))
                    .forEach(index -> from.dependents(index)
                            .forEach(dependent -> order.before(order.find(Action.DROP, dependent), vertex)));
        }
        List<Key> goingAlong = inheritance.leavesBehind(key) ? List.of() : inheritors(key);
        goingAlong.forEach(column -> {
            for (Key dependent : from.dependents(column)) {
                order.before(order.find(Action.DROP, dependent), vertex);
                order.before(order.find(Action.ALTER, dependent), vertex);
            }
        });
        if (from.get(key) instanceof Table table) {
            table.parents()
                    .forEach(parent -> indexing(Action.CREATE, parent).forEach(index -> order.before(vertex, index)));
        }
    }

    /** What a child needs of its parents comes before, and what it hands on after. */
    void createOrAlter(Vertex vertex) {
        Key key = vertex.key();
        for (Key needed : to.dependencies(key)) {
            if (hasIndex(to.get(needed))) {
                partitioned(to, needed)
                        .forEach(parent -> indexing(Action.CREATE, parent).forEach(one -> order.before(one, vertex)));
            }
            boolean ofTable = key.kind() != Kind.CONSTRAINT && isOwnTable(key, needed.table());
            if (needed.kind() == Kind.COLUMN && !ofTable) {
                ancestors(to, needed).forEach(column -> {
                    order.before(order.find(Action.CREATE, column), vertex);
                    order.before(order.find(Action.ALTER, column), vertex);
                });
            }
        }
        if (vertex.action() == Action.CREATE && key.kind() == Kind.COLUMN) {
            ancestors(from, key).forEach(column -> order.before(order.find(Action.DROP, column), vertex));
        }
        if (vertex.action() == Action.CREATE && hasIndex(to.get(key))) {
            partitioned(to, key)
                    .forEach(parent -> indexing(Action.DROP, parent).forEach(one -> order.before(one, vertex)));
        }
        if (to.get(key) instanceof Comment comment) {
            comesToBe(comment, vertex);
        }
        if (to.get(key) instanceof Table table) {
            join(vertex, table);
            takeBound(vertex, table);
            if (vertex.action() == Action.CREATE) {
                table.parents().forEach(parent -> comesInto(vertex, parent));
            }
        }
        if (to.get(key) instanceof Column || to.get(key) instanceof ColumnDefault) {
            follow(vertex);
        }
    }

    /** What a table is altered in does not concern its parts, but for joining another table. */
    static boolean isOwnTable(Key part, Key table) {
        return table.kind() == Kind.TABLE
                && (part.kind() == Kind.COLUMN || part.kind() == Kind.DEFAULT || part.kind() == Kind.CONSTRAINT)
                && part.schema().equals(table.schema())
                && part.name().equals(table.name());
    }

    /** A table joins another when its columns fit, and leaves it before they change. */
    private void join(Vertex vertex, Table after) {
        if (vertex.action() != Action.ALTER || !(from.get(vertex.key()) instanceof Table before)) {
            return;
        }
        if (before.isSamePartition(after)) {
            return;
        }
        comeFirst(after, vertex);
        if (Alterations.joins(before, after)) {
            parts(vertex.key()).stream()
                    .filter(part ->
                            part.action() != Action.DROP || before.parents().isEmpty())
                    .forEach(part -> order.before(part, vertex));
        } else if (after.parents().isEmpty()) {
            before.parents().forEach(parent -> parts(parent).forEach(part -> order.before(vertex, part)));
            parts(vertex.key()).forEach(part -> order.before(vertex, part));
        }
        boolean isPartition = before.isPartition()
                || (after.isPartition() && !before.parents().isEmpty());
        if (isPartition && Alterations.joins(before, after)) {
            changeBetween(vertex);
        }
        from.dependents(vertex.key()).stream()
                .filter(trigger -> trigger.kind() == Kind.TRIGGER)
                .forEach(trigger -> order.before(order.find(Action.DROP, trigger), vertex));
        to.dependents(vertex.key()).stream()
                .filter(trigger -> trigger.kind() == Kind.TRIGGER)
                .forEach(trigger -> order.before(vertex, order.find(Action.CREATE, trigger)));
    }

    /** What the tables above are to have is there before. */
    private void comeFirst(Table table, Vertex vertex) {
        for (Key parent : table.parents()) {
            parts(parent).forEach(part -> order.before(part, vertex));
            if (to.get(parent) instanceof Table above) {
                comeFirst(above, vertex);
            }
        }
    }

    /** Columns and checks come, change and go of a table that is a partition neither of the old parent any more nor of the new one yet. */
    private void changeBetween(Vertex partition) {
        parts(partition.key()).stream()
                .filter(part -> part.key().kind() == Kind.COLUMN
                        || (part.key().kind() == Kind.CONSTRAINT
                                && !hasIndex(from.get(part.key()))
                                && !hasIndex(to.get(part.key()))))
                .forEach(part -> {
                    order.before(partition, part);
                    order.before(part, partition);
                    ancestors(from, part.key()).stream()
                            .filter(above -> to.get(above.table()) != null)
                            .flatMap(above -> order.vertices().getOrDefault(above, List.of()).stream())
                            .forEach(ofParent -> order.before(partition, ofParent));
                });
    }

    /** What a partition is to hold is held by no other any more. */
    private void takeBound(Vertex vertex, Table after) {
        if (after.isPartition() && (vertex.action() == Action.CREATE || givesUpBound(vertex))) {
            leaving.getOrDefault(after.parents().get(0), List.of()).forEach(other -> order.before(other, vertex));
        }
    }

    private boolean givesUpBound(Vertex vertex) {
        return from.get(vertex.key()) instanceof Table before
                && (vertex.action() == Action.DROP
                        || (to.get(vertex.key()) instanceof Table after && !before.isSamePartition(after)));
    }

    /**
     * A table leaves its parents before the type of its column is made anew, and joins others afterwards: it is its own then.
     * One that goes over to other parents leaves afterwards: its column is made anew with theirs.
     */
    void whileAlone(Key column, Vertex type) {
        inheritors(column).stream()
                .map(Key::table)
                .filter(this::changesParents)
                .forEach(child -> order.before(type, order.find(Action.ALTER, child)));
        Vertex table = order.find(Action.ALTER, column.table());
        if (inheritance.isLetGo(column)) {
            order.before(table, type);
        } else if (from.get(column.table()) instanceof Table before
                && before.parents().isEmpty()
                && joins(column.table())) {
            order.before(type, table);
        }
    }

    /** Whether it has parents before and after, and none of them is the same. */
    private boolean changesParents(Key child) {
        return from.get(child) instanceof Table before
                && to.get(child) instanceof Table after
                && !after.parents().isEmpty()
                && before.parentsKept(after).isEmpty();
    }

    /** What is said of a child's column comes when the parent has handed on what it has. */
    private void follow(Vertex vertex) {
        Key key = vertex.key();
        if (to.get(key.table()) instanceof Table table) {
            for (Key parent : table.parents()) {
                for (Kind kind : List.of(Kind.COLUMN, Kind.DEFAULT)) {
                    Key inParent = parent.part(kind, key.part());
                    Vertex created = order.find(Action.CREATE, inParent);
                    if (isAdded(vertex) || inheritance.merges(key)) {
                        order.before(vertex, created);
                    } else if (!joins(key.table()) || inheritance.staysWith(key.table(), parent)) {
                        order.before(order.find(Action.DROP, inParent), vertex);
                        order.before(created, vertex);
                        order.before(order.find(Action.ALTER, inParent), vertex);
                    }
                }
            }
        }
    }

    /** A column that comes to a table that is there. */
    private boolean isAdded(Vertex vertex) {
        Key key = vertex.key();
        return key.kind() == Kind.COLUMN && vertex.action() == Action.CREATE && from.get(key.table()) != null;
    }

    /** A child that is new comes when its parents have the columns that it is to have. */
    private void comesInto(Vertex child, Key parent) {
        parts(parent).stream()
                .filter(part -> part.key().kind() == Kind.COLUMN || part.key().kind() == Kind.DEFAULT)
                .forEach(part -> order.before(part, child));
        indexing(Action.DROP, parent).forEach(index -> order.before(index, child));
        if (to.get(parent) instanceof Table table) {
            table.parents().forEach(above -> comesInto(child, above));
        }
    }

    /** What a partition has from its parent comes with that of the parent, or when it joins. */
    private void comesToBe(Comment comment, Vertex vertex) {
        CatalogObject object = to.get(comment.target());
        Key part = object instanceof Index index && index.inherited()
                ? index.table()
                : object instanceof Constraint constraint && constraint.inherited() ? constraint.key() : null;
        if (part != null) {
            order.before(order.find(Action.ALTER, part.table()), vertex);
            ancestors(to, part)
                    .forEach(above -> indexing(Action.CREATE, above.table()).forEach(one -> order.before(one, vertex)));
        }
    }

    /** The tables above that a partition takes its indexes over from, if it has the same. */
    private static List<Key> partitioned(Catalog catalog, Key part) {
        Key table = indexed(catalog, part);
        List<Key> found = new ArrayList<>();
        while (catalog.get(table) instanceof Table partition && partition.isPartition()) {
            table = partition.parents().get(0);
            found.add(table);
        }
        return found;
    }

    private static Key indexed(Catalog catalog, Key part) {
        return catalog.get(part) instanceof Index index ? index.table() : part.table();
    }

    /** The indexes, and what stands on one, of the partitions below a table. */
    private List<Key> indexesBelow(Key table) {
        List<Key> found = new ArrayList<>();
        for (Key child : from.dependents(table)) {
            if (from.get(child) instanceof Table partition
                    && partition.isPartition()
                    && partition.parents().contains(table)) {
                parts(from, child).stream()
                        .filter(part -> hasIndex(from.get(part)))
                        .forEach(found::add);
                found.addAll(indexesBelow(child));
            }
        }
        return found;
    }

    private static boolean hasIndex(@Nullable CatalogObject object) {
        return object instanceof Index
                || (object instanceof Constraint constraint && constraint.type().hasIndex());
    }

    /** What is created or dropped of the constraints and indexes of a table, which its partitions have to have as well. */
    private List<Vertex> indexing(Action action, Key table) {
        return parts(table).stream()
                .filter(part -> part.action() == action)
                .filter(part ->
                        part.key().kind() == Kind.CONSTRAINT || part.key().kind() == Kind.INDEX)
                .toList();
    }

    /** The same column, or the same constraint, of the tables above. */
    static List<Key> ancestors(Catalog catalog, Key part) {
        List<Key> found = new ArrayList<>();
        if (catalog.get(part.table()) instanceof Table table) {
            for (Key parent : table.parents()) {
                found.add(parent.part(part.kind(), part.part()));
                found.addAll(ancestors(catalog, parent.part(part.kind(), part.part())));
            }
        }
        return found;
    }

    /** The same column of the tables that have it from this one, directly or not. */
    List<Key> inheritors(Key column) {
        List<Key> found = new ArrayList<>();
        if (column.kind() == Kind.COLUMN) {
            for (Key dependent : from.dependents(column.table())) {
                if (from.get(dependent) instanceof Table child
                        && child.parents().contains(column.table())) {
                    Key inherited = dependent.part(Kind.COLUMN, column.part());
                    found.add(inherited);
                    found.addAll(inheritors(inherited));
                }
            }
        }
        return found;
    }

    /** Whether a column changes with that of its parent, whatever else is to be done to it. */
    boolean follows(Key column) {
        return column.kind() == Kind.COLUMN
                && inheritance.isHandedOn(column)
                && inheritance.parentOf(column).isPresent();
    }

    private boolean joins(Key table) {
        return from.get(table) instanceof Table before
                && to.get(table) instanceof Table after
                && Alterations.joins(before, after);
    }

    /** What is to be done to the columns of a table, and to what a partition may have from its parent. */
    private List<Vertex> parts(Key table) {
        Set<Key> parts = parts(from, table);
        parts.addAll(parts(to, table));
        return parts.stream()
                .filter(part -> switch (part.kind()) {
                    case COLUMN, DEFAULT, CONSTRAINT, INDEX -> true;
                    default -> false;
                })
                .flatMap(part -> order.vertices().getOrDefault(part, List.of()).stream())
                .toList();
    }

    private static Set<Key> parts(Catalog catalog, Key table) {
        Set<Key> parts = new LinkedHashSet<>();
        for (Key part : catalog.dependents(table)) {
            if (isOwnTable(part, table)) {
                parts.add(part);
                parts.add(part.as(Kind.DEFAULT));
                parts.addAll(catalog.dependents(part));
            }
        }
        return parts;
    }
}
