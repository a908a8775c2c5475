package dev.migrate.diff;

import dev.migrate.catalog.Catalog;
import dev.migrate.catalog.CatalogObject;
import dev.migrate.catalog.Column;
import dev.migrate.catalog.Constraint;
import dev.migrate.catalog.Key;
import dev.migrate.catalog.Kind;
import dev.migrate.catalog.Table;
import dev.migrate.diff.Vertex.Action;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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
    }

    /** What a table is altered in does not concern its parts, but for joining another table. */
    private static boolean isOwnTable(Key part, Key table) {
        return table.kind() == Kind.TABLE
                && part.kind() != Kind.TABLE
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

    /** A table joins another when its columns fit, and leaves it before they change. */
    private void join(Vertex vertex, Table after) {
        if (vertex.action() != Action.ALTER || !(from.get(vertex.key()) instanceof Table before)) {
            return;
        }
        boolean joins = Alterations.joins(before, after);
        boolean leaves = Alterations.leaves(before, after);
        if (!joins && !leaves) {
            return;
        }
        for (Key part : parts(vertex.key())) {
            for (Vertex ofPart : vertices.getOrDefault(part, List.of())) {
                before(joins ? ofPart : vertex, joins ? vertex : ofPart);
            }
        }
    }

    private List<Key> parts(Key table) {
        List<Key> parts = new ArrayList<>();
        for (Catalog catalog : List.of(from, to)) {
            for (Key part : catalog.dependents(table)) {
                if (isOwnTable(part, table) && part.kind() == Kind.COLUMN) {
                    parts.add(part);
                }
            }
        }
        return parts;
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
