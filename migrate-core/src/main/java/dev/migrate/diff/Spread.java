package dev.migrate.diff;

import dev.migrate.catalog.Catalog;
import dev.migrate.catalog.CatalogObject;
import dev.migrate.catalog.Column;
import dev.migrate.catalog.Constraint;
import dev.migrate.catalog.Definition;
import dev.migrate.catalog.Domain;
import dev.migrate.catalog.Key;
import dev.migrate.catalog.Kind;
import dev.migrate.catalog.Table;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;

/** What becomes of what stands on something that cannot stay as it is. */
final class Spread {

    private final Catalog from;
    private final Catalog to;
    private final Map<Key, Fate> fates;
    private final Map<Key, Key> converted;
    private final Set<Key> takenAlong;
    private final Inheritance inheritance;
    private final TypeStacks types;
    private final Renamings renamings;

    /**
     * None yet.
     *
     * @param fates what is known of the objects themselves, and what is found here
     */
    Spread(Fates fates, Inheritance inheritance, TypeStacks types, Renamings renamings) {
        this.from = fates.from();
        this.to = fates.to();
        this.fates = fates.known();
        this.converted = fates.converted();
        this.takenAlong = fates.takenAlong();
        this.inheritance = inheritance;
        this.types = types;
        this.renamings = renamings;
    }

    /** Takes along whatever stands on what cannot stay as it is, and what stands on that. */
    void run() {
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

    /** Whether what stands on it cannot stay as it is, although it does itself. */
    boolean disturbs(Key key) {
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
                && definition.create().size() > 1;
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
}
