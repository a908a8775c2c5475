package dev.migrate.diff;

import dev.migrate.catalog.Key;
import dev.migrate.diff.Vertex.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The things to do, and which of them comes before which. */
final class Precedence {

    private final Map<Key, List<Vertex>> vertices;
    private final List<Vertex[]> edges = new ArrayList<>();

    Precedence(Map<Key, List<Vertex>> vertices) {
        this.vertices = vertices;
    }

    /** The things to do, by what they are about. */
    Map<Key, List<Vertex>> vertices() {
        return vertices;
    }

    /** What is to be done to an object; null where that is not to be done. */
    @Nullable
    Vertex find(Action action, Key key) {
        Vertex vertex = new Vertex(action, key);
        return vertices.getOrDefault(key, List.of()).contains(vertex) ? vertex : null;
    }

    /** Lets one thing come before another, if both are to be done. */
    void before(@Nullable Vertex first, @Nullable Vertex later) {
        if (first != null && later != null && !first.equals(later)) {
            edges.add(new Vertex[] {first, later});
        }
    }

    /** Tells of every edge: what comes first, what comes later. */
    void forEach(BiConsumer<Vertex, Vertex> listener) {
        edges.forEach(edge -> listener.accept(edge[0], edge[1]));
    }
}
