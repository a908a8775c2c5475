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
import java.util.Map;
import java.util.Objects;

/**
 * How objects of one kind change in two steps, so that others can be done in between. What comes has a second step, which fills
 * it; what changes or goes has one before, which empties it.
 */
sealed interface Detour {

    /** Whether this can be done in two steps. */
    boolean isPossible(Vertex vertex);

    /** What the object is between the two steps. */
    CatalogObject between(Vertex vertex);

    /** Whether the step that is added is enough for what comes later than this. */
    boolean isEnough(Vertex vertex, Vertex later);

    /** Whether it is the step that is added which waits for what comes before this. */
    boolean waits(Vertex earlier, Vertex vertex);

    /**
     * Routines that call each other, with bodies that the server reads: one comes without its body and gets it when the others
     * are there, or loses it before they go.
     */
    record OfRoutines(Catalog from, Catalog to) implements Detour {

        @Override
        public boolean isPossible(Vertex vertex) {
            return switch (vertex.action()) {
                case CREATE, DROP -> routine(vertex).hasParsedBody();
                case ALTER, EMPTY, FILL -> false;
            };
        }

        @Override
        public CatalogObject between(Vertex vertex) {
            return routine(vertex).withoutBody();
        }

        @Override
        public boolean isEnough(Vertex vertex, Vertex later) {
            return vertex.action() == Action.DROP && calls(from, vertex, later);
        }

        @Override
        public boolean waits(Vertex earlier, Vertex vertex) {
            return vertex.action() == Action.CREATE && calls(to, vertex, earlier);
        }

        private Routine routine(Vertex vertex) {
            boolean comes = vertex.action() == Action.CREATE || vertex.action() == Action.FILL;
            return (Routine) Objects.requireNonNull((comes ? to : from).get(vertex.key()));
        }

        private static boolean calls(Catalog catalog, Vertex routine, Vertex other) {
            return other.key().kind() == Kind.ROUTINE
                    && catalog.dependencies(routine.key()).contains(other.key());
        }
    }

    /**
     * A column that goes from a type that is made anew to one that stands on it is text in between.
     *
     * @param beginnings what is there when its own change begins, where that is not what there was
     */
    record OfColumns(Catalog from, Catalog to, Map<Key, CatalogObject> beginnings) implements Detour {

        @Override
        public boolean isPossible(Vertex vertex) {
            return vertex.action() == Action.ALTER
                    && beginnings.getOrDefault(vertex.key(), from.get(vertex.key())) instanceof Column before
                    && to.get(vertex.key()) instanceof Column after
                    && !before.isOfSameType(after);
        }

        @Override
        public CatalogObject between(Vertex vertex) {
            return ((Column) Objects.requireNonNull(from.get(vertex.key()))).asText();
        }

        /** Text has left the old type, and what that stands on. */
        @Override
        public boolean isEnough(Vertex vertex, Vertex later) {
            return later.key().kind() == Kind.TYPE;
        }

        /** What has to be gone before a column changes is so for both steps, and its table has left its parents. */
        @Override
        public boolean waits(Vertex earlier, Vertex vertex) {
            return earlier.action() == Action.DROP
                    || earlier.key().equals(vertex.key().table());
        }
    }

    /**
     * A composite type has the attributes that go beside those that come until nothing names them any more; a domain is without
     * its default until what that calls has been made anew.
     */
    record OfTypes(Catalog from, Catalog to) implements Detour {

        @Override
        public boolean isPossible(Vertex vertex) {
            return vertex.action() == Action.ALTER
                    && from.get(vertex.key()) instanceof CompositeType before
                    && to.get(vertex.key()) instanceof CompositeType after
                    && !Alterations.isMadeAnew(before, after)
                    && !after.attributes().containsAll(before.attributes());
        }

        @Override
        public CatalogObject between(Vertex vertex) {
            CatalogObject before = Objects.requireNonNull(from.get(vertex.key()));
            return before instanceof CompositeType composite && to.get(vertex.key()) instanceof CompositeType after
                    ? composite.with(after.attributes())
                    : ((Domain) before).withoutDefault();
        }

        @Override
        public boolean isEnough(Vertex vertex, Vertex later) {
            return later.action() != Action.DROP;
        }

        /** Attributes that come are of types that are there, or have been made anew. */
        @Override
        public boolean waits(Vertex earlier, Vertex vertex) {
            boolean isUser = from.dependencies(earlier.key()).contains(vertex.key());
            return earlier.action() == Action.CREATE || (earlier.key().kind() == Kind.TYPE && !isUser);
        }
    }

    /** Of partitions that take over what others of them held, or that go over to another parent, one is alone in between. */
    record OfTables(Catalog from, Catalog to) implements Detour {

        @Override
        public boolean isPossible(Vertex vertex) {
            return switch (vertex.action()) {
                case DROP -> isPartition(from, vertex.key());
                case ALTER ->
                    isChild(from, vertex.key())
                            && isChild(to, vertex.key())
                            && (isPartition(from, vertex.key()) || isPartition(to, vertex.key()));
                case CREATE, EMPTY, FILL -> false;
            };
        }

        @Override
        public CatalogObject between(Vertex vertex) {
            return ((Table) Objects.requireNonNull(from.get(vertex.key()))).alone();
        }

        /** What another takes over has been left, and so has a parent that goes, or whose columns change. */
        @Override
        public boolean isEnough(Vertex vertex, Vertex later) {
            boolean ofTable = later.key().kind() == Kind.COLUMN || later.key().kind() == Kind.CONSTRAINT;
            return isTakenOver(vertex, later) || isLeft(vertex, later) || (ofTable && moves(vertex));
        }

        /** A partition is ready to be one again before it leaves; one that moves has types made anew before, with its parent. */
        @Override
        public boolean waits(Vertex earlier, Vertex vertex) {
            return vertex.action() == Action.ALTER
                    && !isTakenOver(earlier, vertex)
                    && (!moves(vertex) || earlier.key().kind() == Kind.TYPE);
        }

        /** Whether it becomes a part of another table than it was. */
        private boolean moves(Vertex vertex) {
            return from.get(vertex.key()) instanceof Table before
                    && to.get(vertex.key()) instanceof Table after
                    && !before.parents().equals(after.parents());
        }

        /** Whether it leaves a table that goes. */
        private boolean isLeft(Vertex vertex, Vertex later) {
            return later.action() == Action.DROP
                    && from.get(vertex.key()) instanceof Table table
                    && table.parents().contains(later.key());
        }

        /** Whether what one partition holds may be what another is to hold. */
        private boolean isTakenOver(Vertex earlier, Vertex later) {
            return later.action() != Action.DROP
                    && from.get(earlier.key()) instanceof Table before
                    && before.isPartition()
                    && to.get(later.key()) instanceof Table after
                    && after.isPartition()
                    && before.parents().equals(after.parents());
        }

        private static boolean isPartition(Catalog catalog, Key key) {
            return catalog.get(key) instanceof Table table && table.isPartition();
        }

        private static boolean isChild(Catalog catalog, Key key) {
            return catalog.get(key) instanceof Table table && !table.parents().isEmpty();
        }
    }
}
