package dev.migrate.diff;

import dev.migrate.catalog.Catalog;
import dev.migrate.catalog.CatalogObject;
import dev.migrate.catalog.Column;
import dev.migrate.catalog.CompositeType;
import dev.migrate.catalog.Domain;
import dev.migrate.catalog.Key;
import dev.migrate.catalog.Kind;
import dev.migrate.catalog.Routine;
import dev.migrate.catalog.Table;
import dev.migrate.diff.Vertex.Action;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/**
 * What is done in two steps, where objects need each other in a circle. Of routines that call each other, with bodies that the
 * server reads, one comes without its body and gets it when the others are there, or loses it before they go. A column that
 * goes from a type that is made anew to one that stands on it is text in between. Of partitions that take over what others of
 * them held, one is no partition in between. A composite type has the attributes that go beside those that come until nothing
 * names them any more.
 */
final class Detours {

    private final Catalog from;
    private final Catalog to;
    private final Map<Key, CatalogObject> beginnings;
    private final Map<Vertex, Vertex> steps = new HashMap<>();

    /**
     * None yet.
     *
     * @param beginnings what is there when its own change begins, where that is not what there was
     */
    Detours(Catalog from, Catalog to, Map<Key, CatalogObject> beginnings) {
        this.from = from;
        this.to = to;
        this.beginnings = beginnings;
    }

    /** Lets one of these take two steps; tells whether there was one that can. */
    boolean takeOne(Set<Vertex> stuck) {
        for (Vertex vertex : new TreeSet<>(stuck)) {
            boolean possible = switch (vertex.action()) {
                case CREATE -> hasBody(to, vertex.key());
                case DROP -> hasBody(from, vertex.key()) || isPartition(from, vertex.key());
                case ALTER ->
                    changesType(vertex.key())
                            || losesAttributes(vertex.key())
                            || (isChild(from, vertex.key())
                                    && isChild(to, vertex.key())
                                    && (isPartition(from, vertex.key()) || isPartition(to, vertex.key())));
                case EMPTY, FILL -> false;
            };
            if (possible && !isTwoSteps(vertex)) {
                Action other = vertex.action() == Action.CREATE ? Action.FILL : Action.EMPTY;
                steps.put(vertex, new Vertex(other, vertex.key()));
                return true;
            }
        }
        return false;
    }

    private static boolean hasBody(Catalog catalog, Key key) {
        return catalog.get(key) instanceof Routine routine && routine.hasParsedBody();
    }

    private boolean changesType(Key key) {
        CatalogObject beginning = beginnings.getOrDefault(key, from.get(key));
        return beginning instanceof Column before && to.get(key) instanceof Column after && !before.isOfSameType(after);
    }

    private boolean losesAttributes(Key key) {
        return from.get(key) instanceof CompositeType before
                && to.get(key) instanceof CompositeType after
                && !Alterations.isMadeAnew(before, after)
                && !after.attributes().containsAll(before.attributes());
    }

    private static boolean isPartition(Catalog catalog, Key key) {
        return catalog.get(key) instanceof Table table && table.isPartition();
    }

    private static boolean isChild(Catalog catalog, Key key) {
        return catalog.get(key) instanceof Table table && !table.parents().isEmpty();
    }

    /** The second steps, or those before the first. */
    Set<Vertex> vertices() {
        return Set.copyOf(steps.values());
    }

    boolean isTwoSteps(Vertex vertex) {
        return steps.containsKey(vertex);
    }

    /** What an object is between the two steps, where the first is towards it. */
    CatalogObject emptied(Key key) {
        return from.get(key) instanceof CompositeType before && to.get(key) instanceof CompositeType after
                ? before.with(after.attributes())
                : between(from, key);
    }

    /** What an object is between the two steps, where the second makes it what it is to be. */
    CatalogObject unfilled(Key key) {
        return between(to, key);
    }

    private static CatalogObject between(Catalog catalog, Key key) {
        CatalogObject object = Objects.requireNonNull(catalog.get(key));
        if (object instanceof Table table) {
            return table.alone();
        }
        if (object instanceof Domain domain) {
            return domain.withoutDefault();
        }
        return object instanceof Routine routine ? routine.withoutBody() : ((Column) object).asText();
    }

    /** Passes on an edge; it may be about the other one of two steps. */
    void redirect(Vertex first, Vertex later, BiConsumer<Vertex, Vertex> listener) {
        boolean leaves = isTwoSteps(first) && isEmptied(first, later);
        boolean arrives = isTwoSteps(later) && isFilled(first, later);
        listener.accept(
                leaves ? steps.getOrDefault(first, first) : first, arrives ? steps.getOrDefault(later, later) : later);
    }

    /**
     * A routine that goes calls the other by its body; a column leaves its old type, or what that stands on; a partition
     * leaves what another takes over.
     */
    private boolean isEmptied(Vertex first, Vertex later) {
        if (first.key().kind() == Kind.TABLE) {
            boolean ofTable = later.key().kind() == Kind.COLUMN || later.key().kind() == Kind.CONSTRAINT;
            return isTakenOver(first, later) || isLeft(first, later) || (ofTable && moves(first));
        }
        if (first.key().kind() == Kind.TYPE) {
            return later.action() != Action.DROP;
        }
        return first.action() == Action.DROP
                ? later.key().kind() == Kind.ROUTINE
                        && from.dependencies(first.key()).contains(later.key())
                : later.key().kind() == Kind.TYPE;
    }

    /**
     * A routine that comes calls the other by its body; what has to be gone before a column changes is so for both steps, and
     * a table that leaves its parents has left them. A partition is ready to be one again before it leaves.
     */
    private boolean isFilled(Vertex first, Vertex later) {
        if (later.key().kind() == Kind.TABLE) {
            return later.action() == Action.ALTER && !isTakenOver(first, later) && !moves(later);
        }
        if (later.key().kind() == Kind.TYPE) {
            return first.action() == Action.CREATE;
        }
        return later.action() == Action.CREATE
                ? first.key().kind() == Kind.ROUTINE
                        && to.dependencies(later.key()).contains(first.key())
                : later.action() == Action.ALTER
                        && (first.action() == Action.DROP
                                || first.key().equals(later.key().table()));
    }

    /** Whether a table becomes a part of another one than it was. */
    private boolean moves(Vertex table) {
        return from.get(table.key()) instanceof Table before
                && to.get(table.key()) instanceof Table after
                && !before.parents().equals(after.parents());
    }

    /** Whether a partition leaves a table that goes. */
    private boolean isLeft(Vertex partition, Vertex later) {
        return later.action() == Action.DROP
                && from.get(partition.key()) instanceof Table table
                && table.parents().contains(later.key());
    }

    /** Whether what one partition holds may be what another is to hold. */
    private boolean isTakenOver(Vertex first, Vertex later) {
        return isPartition(from, first.key())
                && later.action() != Action.DROP
                && isPartition(to, later.key())
                && ((Table) Objects.requireNonNull(from.get(first.key())))
                        .parents()
                        .equals(((Table) Objects.requireNonNull(to.get(later.key()))).parents());
    }

    /** A body comes after its routine, and goes before it; a column is text before it is of its new type. */
    void forEach(BiConsumer<Vertex, Vertex> listener) {
        steps.forEach((whole, step) -> {
            boolean second = step.action() == Action.FILL;
            listener.accept(second ? whole : step, second ? step : whole);
        });
    }
}
