package dev.migrate.diff;

import dev.migrate.catalog.Catalog;
import dev.migrate.catalog.CatalogObject;
import dev.migrate.catalog.Column;
import dev.migrate.catalog.Comment;
import dev.migrate.catalog.Constraint;
import dev.migrate.catalog.Definition;
import dev.migrate.catalog.Domain;
import dev.migrate.catalog.Key;
import dev.migrate.catalog.Kind;
import dev.migrate.catalog.Privileges;
import dev.migrate.catalog.Table;
import dev.migrate.diff.Vertex.Action;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds what makes one catalog of another. What differs comes, goes or changes; what stands on something that cannot stay
 * as it is goes with it and comes again, with all that is said of it.
 */
public final class Differ {

    private final Catalog from;
    private final Catalog to;
    private final Map<Key, Fate> fates = new TreeMap<>();
    private final Inheritance inheritance;
    private final TypeStacks types;
    private final Renamings renamings;

    /** What is there already when a change begins, where that is not what the first catalog says. */
    private final Map<Key, CatalogObject> beginnings = new HashMap<>();

    /**
     * What something else takes along: a column goes with a type that is made anew, or with the same column of a parent; a type
     * goes with one that it stands on.
     */
    private final Map<Key, Key> converted = new HashMap<>();

    /** What goes with the same column, constraint or index of a parent. */
    private final Set<Key> takenAlong = new TreeSet<>();

    private final MovedExtensions extensions;

    private final Locking locking;

    private Differ(Catalog from, Catalog to, Locking locking) {
        this.from = from;
        this.to = to;
        this.locking = locking;
        this.extensions = new MovedExtensions(from, to);
        this.inheritance = new Inheritance(from, to);
        this.types = new TypeStacks(from, to, fates, converted);
        this.renamings = new Renamings(from, to, fates);
    }

    /** What becomes of an object. */
    enum Fate {
        COMES,
        GOES,
        CHANGES,
        /** It goes and comes again; of a domain, its default does. */
        RETURNS
    }

    /**
     * The changes that make the second catalog of the first, each after what it needs. None if both are the same.
     *
     * @throws dev.migrate.MigrateException if something cannot be changed without losing what a script cannot bring back
     */
    public static List<Change> diff(Catalog from, Catalog to) {
        return diff(from, to, Locking.ORDINARY);
    }

    /** The same, made in this way. */
    public static List<Change> diff(Catalog from, Catalog to, Locking locking) {
        if (from.isSame(to)) {
            return List.of();
        }
        Differ differ = new Differ(from, to, locking);
        differ.compare();
        if (differ.isNothing()) {
            return List.of();
        }
        List.copyOf(differ.fates.keySet()).forEach(differ.types::demand);
        differ.createForeignTablesAnew();
        differ.renamings.find();
        differ.spread();
        differ.types.comeBetween();
        differ.refuseImpossible();
        differ.stepAside();
        differ.grantAgain();
        return differ.order();
    }

    private void compare() {
        to.objects().keySet().forEach(this::compare);
        from.objects().keySet().stream().filter(key -> to.get(key) == null).forEach(this::compare);
    }

    private void compare(Key key) {
        CatalogObject before = from.get(key);
        CatalogObject after = to.get(key);
        if (inheritance.isHandedOn(key)) {
            takeAlong(key, before, after);
            before = inheritance.handedOn(key).orElse(null);
            if (before != null) {
                beginnings.put(key, before);
            }
        }
        if (before instanceof Column column && after instanceof Column wanted && extensions.move(column, wanted)) {
            before = column.asType(wanted.type());
            beginnings.put(key, before);
        }
        if (!inheritance.comesByJoining(key)) {
            compare(key, before, after);
        }
    }

    private boolean isNothing() {
        return fates.isEmpty() && converted.isEmpty() && takenAlong.isEmpty();
    }

    private void compare(Key key, @Nullable CatalogObject before, @Nullable CatalogObject after) {
        if (after == null) {
            if (before != null && from.get(key) != null) {
                fates.put(key, Fate.GOES);
            }
        } else if (before == null) {
            fates.put(key, Fate.COMES);
        } else if (!Alterations.isSame(before, after)) {
            fates.put(key, Alterations.canStay(before, after) ? Fate.CHANGES : Fate.RETURNS);
        } else if (isSaidOfAnother(before)) {
            fates.put(key, Fate.RETURNS);
        }
    }

    /** A sequence that was the inside of an identity and stands alone now is another one, whatever its name. */
    private boolean isSaidOfAnother(CatalogObject fact) {
        Key target = fact instanceof Comment comment
                ? comment.target()
                : fact instanceof Privileges privileges ? privileges.target() : fact.key();
        return !target.equals(fact.key())
                && target.kind() == Kind.SEQUENCE
                && (from.get(target) == null) != (to.get(target) == null);
    }

    /** A foreign table has no rows to keep, and none that a guard could look at. */
    private void createForeignTablesAnew() {
        Set<Key> changed = new HashSet<>();
        fates.forEach((key, fate) -> {
            if (key.kind() == Kind.COLUMN || key.kind() == Kind.CONSTRAINT) {
                changed.add(key.table());
            } else if (key.kind() == Kind.TYPE && fate == Fate.CHANGES && disturbs(key)) {
                Insides.usersOf(from, key).forEach(column -> changed.add(column.table()));
            }
        });
        for (Key key : changed) {
            if (from.get(key) instanceof Table table && table.foreign() != null && to.get(key) != null) {
                fates.put(key, Fate.RETURNS);
            }
        }
    }

    /** What stands on a column whose type changes through its parent is disturbed all the same. */
    private void takeAlong(Key key, @Nullable CatalogObject before, @Nullable CatalogObject after) {
        boolean stays = before != null
                && after != null
                && (Alterations.isSame(before, after) || Alterations.canStay(before, after));
        if (before != null && after != null && stays && Alterations.disturbs(before, after)) {
            inheritance.parentOf(key).ifPresent(parent -> converted.put(key, parent));
        } else if (before != null && !stays) {
            takenAlong.add(key);
        }
    }

    private void refuseImpossible() {
        fates.forEach((key, fate) -> {
            if (fate == Fate.CHANGES && types.isMadeAnew(key)) {
                Refusals.underTables(from, key);
            }
            if (from.get(key) instanceof Table before && to.get(key) instanceof Table after) {
                Refusals.partitioned(before, after);
            }
            if (fate == Fate.CHANGES && disturbs(key)) {
                refuseDividing(key);
            }
        });
        converted.keySet().forEach(this::refuseDividing);
    }

    private void refuseDividing(Key key) {
        if (from.get(key) instanceof Column column
                && from.get(column.table()) instanceof Table table
                && table.isPartitioned()) {
            Refusals.dividing(table, column);
        }
    }

    /** While something is created, default privileges that would be granted on it are not there. */
    private void stepAside() {
        Set<String> created = new HashSet<>();
        fates.forEach((key, fate) -> {
            if (fate != Fate.GOES) {
                created.addAll(Edges.privileged(key.kind()));
            }
        });
        for (Key key : from.objects().keySet()) {
            if (key.kind() == Kind.DEFAULT_PRIVILEGES && created.contains(key.part()) && to.get(key) != null) {
                fates.put(key, Fate.RETURNS);
            }
        }
    }

    /** What is revoked on a table is revoked on its columns as well; what is said of an attribute goes with it. */
    private void grantAgain() {
        for (CatalogObject object : from.objects().values()) {
            if (object instanceof Comment comment
                    && fates.get(comment.target().whole(Kind.TYPE)) == Fate.CHANGES
                    && to.get(object.key()) != null) {
                fates.put(object.key(), Fate.RETURNS);
            }
            if (object instanceof Privileges privileges
                    && privileges.target().kind() == Kind.COLUMN
                    && to.get(object.key()) != null
                    && privileges.relations().stream().anyMatch(table -> fates.containsKey(Privileges.keyOf(table)))) {
                fates.put(object.key(), Fate.RETURNS);
            }
        }
    }

    /** Takes along what stands on something that cannot stay as it is. */
    private void spread() {
        Deque<Key> disturbed = new ArrayDeque<>();
        fates.forEach((key, fate) -> {
            if (fate == Fate.GOES || fate == Fate.RETURNS || (fate == Fate.CHANGES && disturbs(key))) {
                disturbed.add(key);
            }
        });
        disturbed.addAll(converted.keySet());
        disturbed.addAll(takenAlong);
        while (!disturbed.isEmpty()) {
            Key key = disturbed.remove();
            for (Key dependent : from.dependents(key)) {
                if (take(key, dependent)) {
                    disturbed.add(dependent);
                    disturbed.addAll(types.demand(dependent));
                }
            }
        }
    }

    private boolean disturbs(Key key) {
        CatalogObject before = from.get(renamings.oldKey(key));
        CatalogObject after = to.get(key);
        return before != null && after != null && (types.isMadeAnew(key) || Alterations.disturbs(before, after));
    }

    /** Decides what becomes of what depends on a disturbed object; tells whether it is disturbed too, by that. */
    private boolean take(Key key, Key dependent) {
        if (renamings.giveUp(dependent)) {
            return true;
        }
        if (types.isMadeAnew(key) && dependent.kind() == Kind.TYPE) {
            return types.stack(key, dependent);
        }
        Fate fate = fates.get(dependent);
        boolean moves = dependent.kind() == Kind.EXTENSION && fate == Fate.CHANGES;
        if (fate == Fate.GOES || fate == Fate.RETURNS || moves || to.get(dependent) == null) {
            return false;
        }
        if (isPartOfReturning(key, dependent) && to.get(dependent) instanceof Column column && column.inherited()) {
            return takenAlong.add(dependent);
        }
        if (isPartOfReturning(key, dependent)) {
            fates.put(dependent, Fate.RETURNS);
            converted.remove(dependent);
            return true;
        }
        if (key.kind() != Kind.TYPE && becomesPlain(dependent)) {
            return false;
        }
        boolean changes = fates.get(key) == Fate.CHANGES || converted.containsKey(key);
        if (changes && staysThrough(key, dependent)) {
            return false;
        }
        if (inheritance.goesWithParent(dependent)) {
            return takenAlong.add(dependent);
        }
        if (dependent.kind() == Kind.COLUMN && isPlain(dependent)) {
            if (changes && key.kind() == Kind.TYPE && staysOfType(dependent)) {
                return converted.put(dependent, key) == null;
            }
            return false;
        }
        if (key.kind() == Kind.ROUTINE && fate == null && isDefault(key, dependent)) {
            fates.put(dependent, Fate.RETURNS);
            return false;
        }
        if (dependent.kind() == Kind.TABLE || dependent.kind() == Kind.TYPE) {
            return false;
        }
        fates.put(dependent, Fate.RETURNS);
        return true;
    }

    /** Whether a domain needs a routine for its default. */
    private boolean isDefault(Key routine, Key domain) {
        return from.get(domain) instanceof Domain before
                && before.equals(to.get(domain))
                && !before.defaultValue().isEmpty()
                && from.dependencies(domain).contains(routine);
    }

    /** A table that has to be created anew comes with all its columns; only one that holds no rows is. */
    private boolean isPartOfReturning(Key key, Key dependent) {
        if (key.kind() == Kind.SERVER) {
            return from.get(dependent) instanceof Table;
        }
        return key.kind() == Kind.TABLE
                && fates.get(key) == Fate.RETURNS
                && dependent.kind() == Kind.COLUMN
                && key.equals(dependent.table());
    }

    /** A generated column that becomes a plain one keeps its values, whatever becomes of what they were computed from. */
    private boolean becomesPlain(Key column) {
        return fates.get(column) == Fate.CHANGES
                && from.get(column) instanceof Column before
                && before.isGenerated()
                && to.get(column) instanceof Column after
                && !after.isGenerated();
    }

    private boolean isPlain(Key column) {
        return from.get(column) instanceof Column found && !found.isGenerated();
    }

    /** A column that changes its type as well does so by itself, and one of a child goes with its parent's. */
    private boolean staysOfType(Key column) {
        return from.get(column) instanceof Column before
                && to.get(column) instanceof Column after
                && before.isOfSameType(after)
                && (!before.inherited() || inheritance.isLetGo(column));
    }

    /** The server makes extended statistics anew under a column of another type, and forgets their target. */
    private boolean hasTarget(Key statistics) {
        return from.get(statistics) instanceof Definition definition
                && definition.create().contains(";\nalter statistics ");
    }

    /** What the server itself takes through a change of a column's type. */
    private boolean staysThrough(Key key, Key dependent) {
        return switch (dependent.kind()) {
            case SEQUENCE_OWNER -> true;
            case SEQUENCE -> key.kind() == Kind.COLUMN;
            case COMMENT, PRIVILEGES -> key.kind() != Kind.TYPE;
            case STATISTICS -> key.kind() == Kind.COLUMN && !hasTarget(dependent);
            case INDEX -> key.kind() == Kind.COLUMN;
            case CONSTRAINT ->
                key.kind() == Kind.COLUMN
                        && from.get(dependent) instanceof Constraint constraint
                        && constraint.type() != Constraint.Type.FOREIGN_KEY;
            case DEFAULT -> key.kind() == Kind.COLUMN && !fates.containsKey(dependent);
            default -> false;
        };
    }

    private List<Change> order() {
        Map<Key, List<Vertex>> vertices = new LinkedHashMap<>();
        fates.forEach((key, fate) -> vertices.put(
                key,
                switch (fate) {
                    case COMES -> List.of(new Vertex(Action.CREATE, key));
                    case GOES -> List.of(new Vertex(Action.DROP, key));
                    case CHANGES -> List.of(new Vertex(Action.ALTER, key));
                    case RETURNS ->
                        key.kind() == Kind.TYPE
                                ? List.of(new Vertex(Action.EMPTY, key), new Vertex(Action.FILL, key))
                                : List.of(new Vertex(Action.DROP, key), new Vertex(Action.CREATE, key));
                }));
        return new ChangeOrder(from, to, vertices, renamings.byNewKey(), converted, beginnings, locking).changes();
    }
}
