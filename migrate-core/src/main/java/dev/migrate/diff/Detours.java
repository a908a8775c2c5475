package dev.migrate.diff;

import dev.migrate.catalog.CatalogObject;
import dev.migrate.catalog.Kind;
import dev.migrate.diff.Vertex.Action;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/** What is done in two steps, where objects need each other in a circle. */
final class Detours {

    private final Map<Kind, Detour> kinds;

    /** The steps that are added, by what they are added to. */
    private final Map<Vertex, Vertex> steps = new HashMap<>();

    /** None yet. */
    Detours(Fates fates) {
        this.kinds = Map.of(
                Kind.ROUTINE, new Detour.OfRoutines(fates.from(), fates.to()),
                Kind.COLUMN, new Detour.OfColumns(fates.from(), fates.to(), fates.beginnings()),
                Kind.TYPE, new Detour.OfTypes(fates.from(), fates.to()),
                Kind.TABLE, new Detour.OfTables(fates.from(), fates.to()));
    }

    /** Lets one of those in a circle take two steps; tells whether there was one that can. */
    boolean takeOne(Collection<Vertex> circle) {
        for (Vertex vertex : new TreeSet<>(circle)) {
            Detour detour = kinds.get(vertex.key().kind());
            if (detour != null && !isTwoSteps(vertex) && detour.isPossible(vertex)) {
                Action other = vertex.action() == Action.CREATE ? Action.FILL : Action.EMPTY;
                steps.put(vertex, new Vertex(other, vertex.key()));
                return true;
            }
        }
        return false;
    }

    /** The steps that are added. */
    Set<Vertex> vertices() {
        return Set.copyOf(steps.values());
    }

    boolean isTwoSteps(Vertex vertex) {
        return steps.containsKey(vertex);
    }

    /** What an object is between the two steps, of which this is one. */
    CatalogObject between(Vertex vertex) {
        return of(vertex).between(vertex);
    }

    /** Passes on an edge; it may be about the other one of two steps. */
    void redirect(Vertex first, Vertex later, BiConsumer<Vertex, Vertex> listener) {
        boolean leaves = isTwoSteps(first) && of(first).isEnough(first, later);
        boolean arrives = isTwoSteps(later) && of(later).waits(first, later);
        listener.accept(
                leaves ? steps.getOrDefault(first, first) : first, arrives ? steps.getOrDefault(later, later) : later);
    }

    /** What fills comes second, what empties first. */
    void forEach(BiConsumer<Vertex, Vertex> listener) {
        steps.forEach((whole, step) -> {
            boolean second = step.action() == Action.FILL;
            listener.accept(second ? whole : step, second ? step : whole);
        });
    }

    private Detour of(Vertex vertex) {
        return Objects.requireNonNull(kinds.get(vertex.key().kind()));
    }
}
