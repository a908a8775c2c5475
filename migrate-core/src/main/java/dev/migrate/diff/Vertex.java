package dev.migrate.diff;

import dev.migrate.catalog.Key;

/**
 * A thing to do to an object.
 *
 * @param action what
 * @param key the object
 */
record Vertex(Action action, Key key) implements Comparable<Vertex> {

    enum Action {
        CREATE,
        ALTER,
        DROP,
        /**
         * The body is taken out of a routine that goes; a column becomes text before it becomes something else; a partition
         * leaves its table before it comes back to it, or goes.
         */
        EMPTY,
        /** The body is put into a routine that has come without. */
        FILL
    }

    /** What goes, goes late, unless something waits for it; else the kinds in their order. */
    @Override
    public int compareTo(Vertex other) {
        int late = Boolean.compare(action == Action.DROP, other.action == Action.DROP);
        int byKey = action == Action.DROP ? other.key.compareTo(key) : key.compareTo(other.key);
        return late != 0 ? late : byKey != 0 ? byKey : action.compareTo(other.action);
    }
}
