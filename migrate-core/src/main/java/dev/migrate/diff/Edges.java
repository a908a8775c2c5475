package dev.migrate.diff;

import dev.migrate.catalog.Catalog;
import dev.migrate.catalog.CatalogObject;
import dev.migrate.catalog.Column;
import dev.migrate.catalog.ColumnDefault;
import dev.migrate.catalog.Constraint;
import dev.migrate.catalog.Key;
import dev.migrate.catalog.Kind;
import dev.migrate.catalog.Table;
import dev.migrate.diff.Vertex.Action;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What has to be done before what. */
final class Edges {

    private final Catalog from;
    private final Catalog to;
    private final Map<Key, List<Vertex>> vertices;
    private final Map<Key, Key> renamed;
    private final Map<Key, Key> converted;
    private final List<Vertex[]> edges = new ArrayList<>();

    Edges(Catalog from, Catalog to, Map<Key, List<Vertex>> vertices, Map<Key, Key> renamed, Map<Key, Key> converted) {
        this.from = from;
        this.to = to;
        this.vertices = vertices;
        this.renamed = renamed;
        this.converted = converted;
        vertices.values().forEach(ofKey -> ofKey.forEach(this::connect));
        names();
        from.objects().keySet().forEach(key -> keepTogether(from, key));
        to.objects().keySet().forEach(key -> keepTogether(to, key));
    }

    /** Tells of every edge: what comes first, what comes later. */
    void forEach(BiConsumer<Vertex, Vertex> listener) {
        edges.forEach(edge -> listener.accept(edge[0], edge[1]));
    }

    private void connect(Vertex vertex) {
        Key key = vertex.key();
        if (vertex.action() == Action.DROP) {
            for (Key dependent : from.dependents(key)) {
                before(find(Action.DROP, dependent), vertex);
                before(find(Action.ALTER, dependent), vertex);
            }
            before(vertex, find(Action.CREATE, key));
            return;
        }
        for (Key needed : to.dependencies(key)) {
            before(find(Action.CREATE, needed), vertex);
            if (!isOwnTable(key, needed)) {
                before(find(Action.ALTER, needed), vertex);
            }
            Key type = converted.get(needed);
            before(type == null ? null : find(Action.ALTER, type), vertex);
        }
        if (vertex.action() == Action.ALTER) {
            disturb(vertex);
        }
        if (to.get(key) instanceof Table table) {
            join(vertex, table);
        }
        if (to.get(key) instanceof Column || to.get(key) instanceof ColumnDefault) {
            follow(vertex);
        }
    }

    /** What a table is altered in does not concern its parts, but for joining another table. */
    private static boolean isOwnTable(Key part, Key table) {
        return table.kind() == Kind.TABLE
                && (part.kind() == Kind.COLUMN || part.kind() == Kind.DEFAULT)
                && part.schema().equals(table.schema())
                && part.name().equals(table.name());
    }

    /** What does not survive a change is gone before it. */
    private void disturb(Vertex vertex) {
        Key key = vertex.key();
        CatalogObject before = from.get(renamed.getOrDefault(key, key));
        CatalogObject after = to.get(key);
        if (before == null || after == null) {
            return;
        }
        if (before instanceof Column column && after instanceof Column other && column.notNull() && !other.notNull()) {
            letGo(vertex);
        }
        if (!Alterations.disturbs(before, after)) {
            return;
        }
        List<Key> changed = new ArrayList<>(List.of(key));
        converted.forEach((column, type) -> {
            if (type.equals(key)) {
                changed.add(column);
            }
        });
        for (Key one : changed) {
            for (Key dependent : from.dependents(one)) {
                before(find(Action.DROP, dependent), vertex);
                if (!to.dependencies(dependent).contains(one)) {
                    before(find(Action.ALTER, dependent), vertex);
                }
            }
        }
    }

    /** A primary key, or an index that identifies rows, holds on to the refusal of nulls. */
    private void letGo(Vertex column) {
        for (Key dependent : from.dependents(column.key())) {
            if (dependent.kind() == Kind.CONSTRAINT || dependent.kind() == Kind.INDEX) {
                before(find(Action.DROP, dependent), column);
                before(find(Action.ALTER, dependent), column);
            }
        }
    }

    /** A logged table cannot refer to one that is not; so of two that a foreign key joins, one changes first. */
    private void keepTogether(Catalog catalog, Key key) {
        if (!(catalog.get(key) instanceof Constraint constraint) || constraint.type() != Constraint.Type.FOREIGN_KEY) {
            return;
        }
        Vertex own = find(Action.ALTER, key.table());
        for (Key column : catalog.dependencies(key)) {
            Vertex other = find(Action.ALTER, column.table());
            before(find(Action.DROP, key), own);
            before(find(Action.DROP, key), other);
            before(own, find(Action.CREATE, key));
            before(other, find(Action.CREATE, key));
            if (vertices.get(key) == null && to.get(key.table()) instanceof Table table) {
                before(table.unlogged() ? own : other, table.unlogged() ? other : own);
            }
        }
    }

    /** A table joins another when its columns fit, and leaves it before they change. */
    private void join(Vertex vertex, Table after) {
        if (vertex.action() != Action.ALTER || !(from.get(vertex.key()) instanceof Table before)) {
            return;
        }
        if (before.parents().equals(after.parents()) && before.bound().equals(after.bound())) {
            return;
        }
        after.parents().forEach(parent -> parts(parent).forEach(part -> before(part, vertex)));
        if (Alterations.joins(before, after)) {
            parts(vertex.key()).forEach(part -> before(part, vertex));
        } else if (after.parents().isEmpty()) {
            before.parents().forEach(parent -> parts(parent).forEach(part -> before(vertex, part)));
            parts(vertex.key()).forEach(part -> before(vertex, part));
        }
    }

    /** What is said of a child's column comes when the parent has handed on what it has. */
    private void follow(Vertex vertex) {
        Key key = vertex.key();
        if (to.get(key.table()) instanceof Table table) {
            for (Key parent : table.parents()) {
                for (Kind kind : List.of(Kind.COLUMN, Kind.DEFAULT)) {
                    Key inParent = parent.part(kind, key.part());
                    if (!joins(key.table())) {
                        before(find(Action.CREATE, inParent), vertex);
                        before(find(Action.ALTER, inParent), vertex);
                    }
                }
            }
        }
    }

    private boolean joins(Key table) {
        return from.get(table) instanceof Table before
                && to.get(table) instanceof Table after
                && Alterations.joins(before, after);
    }

    /** What is to be done to the columns of a table, and to what a partition may have from its parent. */
    private List<Vertex> parts(Key table) {
        Set<Key> parts = new LinkedHashSet<>();
        for (Catalog catalog : List.of(from, to)) {
            for (Key part : catalog.dependents(table)) {
                if (isOwnTable(part, table)) {
                    parts.add(part);
                    parts.add(part.as(Kind.DEFAULT));
                    parts.addAll(catalog.dependents(part));
                }
            }
        }
        return parts.stream()
                .filter(part -> switch (part.kind()) {
                    case COLUMN, DEFAULT, CONSTRAINT, INDEX -> true;
                    default -> false;
                })
                .flatMap(part -> vertices.getOrDefault(part, List.of()).stream())
                .toList();
    }

    /** A name has to be free before it is taken. */
    private void names() {
        Map<String, Vertex> freed = new HashMap<>();
        vertices.values()
                .forEach(ofKey -> ofKey.forEach(vertex -> {
                    Key old = renamed.getOrDefault(vertex.key(), vertex.key());
                    if (vertex.action() == Action.DROP || !old.equals(vertex.key())) {
                        names(from, old).forEach(name -> freed.put(name, vertex));
                    } else if (vertex.action() == Action.ALTER) {
                        identity(from, old).forEach(name -> freed.putIfAbsent(name, vertex));
                    }
                }));
        vertices.values()
                .forEach(ofKey -> ofKey.forEach(vertex -> {
                    if (vertex.action() == Action.CREATE || renamed.containsKey(vertex.key())) {
                        names(to, vertex.key()).forEach(name -> before(freed.get(name), vertex));
                    } else if (vertex.action() == Action.ALTER) {
                        identity(to, vertex.key()).forEach(name -> before(freed.get(name), vertex));
                    }
                }));
    }

    /** The names that an object takes, each with the space that it is unique in. */
    private static Set<String> names(Catalog catalog, Key key) {
        return switch (key.kind()) {
            case TABLE, VIEW, MATERIALIZED_VIEW, SEQUENCE, INDEX, TYPE ->
                Set.of("relation " + key.schema() + "." + key.name());
            case CONSTRAINT -> names(catalog.get(key), key);
            case COLUMN -> identity(catalog, key);
            case ROUTINE, AGGREGATE -> Set.of("routine " + key.qualified() + "(" + key.part() + ")");
            default -> Set.of();
        };
    }

    private static Set<String> names(@Nullable CatalogObject object, Key key) {
        Set<String> names = new HashSet<>(Set.of("constraint " + key.qualified() + "." + key.part()));
        if (object instanceof Constraint constraint && constraint.type().hasIndex()) {
            names.add("relation " + key.schema() + "." + key.part());
            if (constraint.type() == Constraint.Type.PRIMARY_KEY) {
                names.add("primary key " + key.qualified());
            }
        }
        return names;
    }

    /** The name that the server gives to the sequence of an identity. */
    private static Set<String> identity(Catalog catalog, Key key) {
        return catalog.get(key) instanceof Column column && column.identity() != null
                ? Set.of("relation " + key.schema() + "." + key.name() + "_" + key.part() + "_seq")
                : Set.of();
    }

    private @Nullable Vertex find(Action action, Key key) {
        Vertex vertex = new Vertex(action, key);
        return vertices.getOrDefault(key, List.of()).contains(vertex) ? vertex : null;
    }

    private void before(@Nullable Vertex first, @Nullable Vertex later) {
        if (first != null && later != null && !first.equals(later)) {
            edges.add(new Vertex[] {first, later});
        }
    }
}
