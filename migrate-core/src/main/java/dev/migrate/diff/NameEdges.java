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
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What has to be done before what because two objects take the same name, or are called by it. */
final class NameEdges {

    private final Catalog from;
    private final Catalog to;
    private final Precedence order;
    private final Map<Key, Key> renamed;

    /** Those that a table has before or after: they take the names of its checks. */
    private final Map<Key, List<Key>> children = new HashMap<>();

    NameEdges(Fates fates, Precedence order) {
        this.from = fates.from();
        this.to = fates.to();
        this.order = order;
        this.renamed = fates.renamed();
        for (Catalog catalog : List.of(from, to)) {
            for (CatalogObject object : catalog.objects().values()) {
                if (object instanceof Table table) {
                    table.parents()
                            .forEach(parent -> children.computeIfAbsent(parent, none -> new ArrayList<>())
                                    .add(table.key()));
                }
            }
        }
    }

    void connect() {
        freeNames();
        callOneAlone();
    }

    /**
     * A call finds each routine of its name that takes its arguments, by defaults too, and fails where it finds two. So the one
     * that goes is gone before anything is made that calls the other.
     */
    private void callOneAlone() {
        Map<String, List<Vertex>> gone = new HashMap<>();
        order.vertices().keySet().stream()
                .filter(NameEdges::isCalled)
                .map(key -> order.find(Action.DROP, key))
                .filter(Objects::nonNull)
                .forEach(drop -> gone.computeIfAbsent(drop.key().qualified(), none -> new ArrayList<>())
                        .add(drop));
        if (gone.isEmpty()) {
            return;
        }
        order.vertices()
                .forEach((key, ofKey) -> to.dependencies(key).stream()
                        .filter(NameEdges::isCalled)
                        .flatMap(called -> gone.getOrDefault(called.qualified(), List.of()).stream())
                        .forEach(drop -> {
                            order.before(drop, order.find(Action.CREATE, key));
                            order.before(drop, order.find(Action.FILL, key));
                            if (!from.dependencies(key).contains(drop.key())) {
                                order.before(drop, order.find(Action.ALTER, key));
                            }
                        }));
    }

    private static boolean isCalled(Key key) {
        return key.kind() == Kind.ROUTINE || key.kind() == Kind.AGGREGATE;
    }

    /** A name has to be free before it is taken. */
    private void freeNames() {
        Map<String, Vertex> freed = new HashMap<>();
        order.vertices()
                .values()
                .forEach(ofKey -> ofKey.forEach(vertex -> {
                    Key old = renamed.getOrDefault(vertex.key(), vertex.key());
                    if (vertex.action() == Action.DROP || !old.equals(vertex.key())) {
                        names(from, old).forEach(name -> freed.put(name, vertex));
                    } else if (vertex.action() == Action.ALTER) {
                        ofColumn(from, old).forEach(name -> freed.putIfAbsent(name, vertex));
                    }
                }));
        order.vertices()
                .values()
                .forEach(ofKey -> ofKey.forEach(vertex -> {
                    if (vertex.action() == Action.CREATE || renamed.containsKey(vertex.key())) {
                        names(to, vertex.key()).forEach(name -> order.before(freed.get(name), vertex));
                    } else if (vertex.action() == Action.ALTER) {
                        ofColumn(to, vertex.key()).forEach(name -> order.before(freed.get(name), vertex));
                    }
                }));
    }

    /** The names that an object takes, each with the space that it is unique in. */
    private Set<String> names(Catalog catalog, Key key) {
        return switch (key.kind()) {
            case TABLE, VIEW, MATERIALIZED_VIEW, SEQUENCE, INDEX, TYPE ->
                Set.of("relation " + key.schema() + "." + key.name());
            case CONSTRAINT -> ofConstraint(catalog.get(key), key);
            case COLUMN -> ofColumn(catalog, key);
            case TRIGGER -> Set.of("trigger " + catalog.root(key.table()).qualified() + "." + key.part());
            case ROUTINE, AGGREGATE -> Set.of("routine " + key.qualified() + "(" + key.part() + ")");
            default -> Set.of();
        };
    }

    private Set<String> ofConstraint(@Nullable CatalogObject object, Key key) {
        Set<String> names = new HashSet<>(Set.of("constraint " + key.qualified() + "." + key.part()));
        if (object instanceof Constraint constraint && constraint.type().hasIndex()) {
            names.add("relation " + key.schema() + "." + key.part());
            if (constraint.type() == Constraint.Type.PRIMARY_KEY) {
                names.add("primary key " + key.qualified());
            }
        }
        if (object instanceof Constraint constraint && constraint.type() == Constraint.Type.CHECK) {
            children.getOrDefault(key.table(), List.of())
                    .forEach(child -> names.add("constraint " + child.qualified() + "." + key.part()));
        }
        return names;
    }

    /** The name that the server gives to the sequence of an identity, and the one that somebody gave to a not null. */
    private static Set<String> ofColumn(Catalog catalog, Key key) {
        Set<String> names = new HashSet<>();
        if (catalog.get(key) instanceof Column column) {
            if (column.identity() != null) {
                names.add("relation " + key.schema() + "." + key.name() + "_" + key.part() + "_seq");
            }
            if (column.nullability().isNamed()) {
                names.add("constraint " + key.qualified() + "."
                        + column.nullability().name());
            }
        }
        return names;
    }
}
