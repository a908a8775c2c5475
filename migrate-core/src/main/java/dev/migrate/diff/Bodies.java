package dev.migrate.diff;

import dev.migrate.catalog.Catalog;
import dev.migrate.catalog.Key;
import dev.migrate.catalog.Kind;
import dev.migrate.catalog.Routine;
import dev.migrate.diff.Vertex.Action;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/**
 * Routines that call each other, with bodies that the server reads: one of them comes without its body and gets it when
 * the others are there, or loses it before they go.
 */
final class Bodies {

    private final Catalog from;
    private final Catalog to;
    private final Map<Vertex, Vertex> apart = new HashMap<>();

    Bodies(Catalog from, Catalog to) {
        this.from = from;
        this.to = to;
    }

    /** Takes the body of one of these apart; tells whether there was one. */
    boolean takeApart(Set<Vertex> stuck) {
        for (Vertex vertex : new TreeSet<>(stuck)) {
            Catalog catalog = vertex.action() == Action.DROP ? from : to;
            boolean possible = (vertex.action() == Action.DROP || vertex.action() == Action.CREATE)
                    && catalog.get(vertex.key()) instanceof Routine routine
                    && routine.hasParsedBody();
            if (possible && !apart.containsKey(vertex)) {
                Action other = vertex.action() == Action.DROP ? Action.EMPTY : Action.FILL;
                apart.put(vertex, new Vertex(other, vertex.key()));
                return true;
            }
        }
        return false;
    }

    /** What is done to bodies alone. */
    Set<Vertex> vertices() {
        return Set.copyOf(apart.values());
    }

    boolean isApart(Vertex vertex) {
        return apart.containsKey(vertex);
    }

    /** Passes on an edge; where a routine calls another, it is about its body. */
    void redirect(Vertex first, Vertex later, BiConsumer<Vertex, Vertex> listener) {
        boolean calls = first.key().kind() == Kind.ROUTINE && later.key().kind() == Kind.ROUTINE;
        boolean filled = calls && apart.containsKey(later) && needs(to, later.key(), first.key());
        boolean emptied = calls && apart.containsKey(first) && needs(from, first.key(), later.key());
        listener.accept(
                emptied ? apart.getOrDefault(first, first) : first, filled ? apart.getOrDefault(later, later) : later);
    }

    /** A body comes after its routine, and goes before it. */
    void forEach(BiConsumer<Vertex, Vertex> listener) {
        apart.forEach((whole, body) -> {
            boolean comes = body.action() == Action.FILL;
            listener.accept(comes ? whole : body, comes ? body : whole);
        });
    }

    private static boolean needs(Catalog catalog, Key routine, Key other) {
        return catalog.dependencies(routine).contains(other);
    }
}
