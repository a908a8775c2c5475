package dev.migrate.diff;

import dev.migrate.catalog.Catalog;
import dev.migrate.catalog.CatalogObject;
import dev.migrate.catalog.Column;
import dev.migrate.catalog.Comment;
import dev.migrate.catalog.Key;
import dev.migrate.catalog.Kind;
import dev.migrate.catalog.Privileges;
import dev.migrate.catalog.Table;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds what makes one catalog of another. What differs comes, goes or changes; what stands on something that cannot stay
 * as it is goes with it and comes again, with all that is said of it.
 */
public final class Differ {

    private final Catalog from;
    private final Catalog to;
    private final Fates fates;
    private final Inheritance inheritance;
    private final MovedExtensions extensions;
    private final TypeStacks types;
    private final Renamings renamings;
    private final Spread spread;

    private Differ(Catalog from, Catalog to) {
        this.from = from;
        this.to = to;
        this.fates = Fates.between(from, to);
        this.inheritance = new Inheritance(from, to);
        this.extensions = new MovedExtensions(from, to);
        this.types = new TypeStacks(fates);
        this.renamings = new Renamings(fates);
        this.spread = new Spread(fates, inheritance, types, renamings);
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
        Differ differ = new Differ(from, to);
        differ.compare();
        return differ.fates.isNone() ? List.of() : differ.changes(locking);
    }

    private List<Change> changes(Locking locking) {
        List.copyOf(fates.known().keySet()).forEach(types::demand);
        createForeignTablesAnew();
        renamings.find();
        spread.run();
        types.comeBetween();
        refuseImpossible();
        stepAside();
        grantAgain();
        return new ChangeOrder(fates, locking).changes();
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
                fates.beginnings().put(key, before);
            }
        }
        if (before instanceof Column column && after instanceof Column wanted && extensions.move(column, wanted)) {
            before = column.asType(wanted.type());
            fates.beginnings().put(key, before);
        }
        if (!inheritance.comesByJoining(key)) {
            compare(key, before, after);
        }
    }

    private void compare(Key key, @Nullable CatalogObject before, @Nullable CatalogObject after) {
        if (after == null) {
            if (before != null && from.get(key) != null) {
                fates.known().put(key, Fate.GOES);
            }
        } else if (before == null) {
            fates.known().put(key, Fate.COMES);
        } else if (!Alterations.isSame(before, after)) {
            fates.known().put(key, Alterations.canStay(before, after) ? Fate.CHANGES : Fate.RETURNS);
        } else if (isSaidOfAnother(before)) {
            fates.known().put(key, Fate.RETURNS);
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
        fates.known().forEach((key, fate) -> {
            if (key.kind() == Kind.COLUMN || key.kind() == Kind.CONSTRAINT) {
                changed.add(key.table());
            } else if (key.kind() == Kind.TYPE && fate == Fate.CHANGES && spread.disturbs(key)) {
                Insides.usersOf(from, key).forEach(column -> changed.add(column.table()));
            }
        });
        for (Key key : changed) {
            if (from.get(key) instanceof Table table && table.foreign() != null && to.get(key) != null) {
                fates.known().put(key, Fate.RETURNS);
            }
        }
    }

    /** What stands on a column whose type changes through its parent is disturbed all the same. */
    private void takeAlong(Key key, @Nullable CatalogObject before, @Nullable CatalogObject after) {
        boolean stays = before != null
                && after != null
                && (Alterations.isSame(before, after) || Alterations.canStay(before, after));
        if (before != null && after != null && stays && Alterations.disturbs(before, after)) {
            inheritance.parentOf(key).ifPresent(parent -> fates.converted().put(key, parent));
        } else if (before != null && !stays) {
            fates.takenAlong().add(key);
        }
    }

    private void refuseImpossible() {
        fates.known().forEach((key, fate) -> {
            if (fate == Fate.CHANGES && types.isMadeAnew(key)) {
                Refusals.underTables(from, key);
            }
            if (from.get(key) instanceof Table before && to.get(key) instanceof Table after) {
                Refusals.partitioned(before, after);
            }
            if (fate == Fate.CHANGES && spread.disturbs(key)) {
                refuseDividing(key);
            }
        });
        fates.converted().keySet().forEach(this::refuseDividing);
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
        fates.known().forEach((key, fate) -> {
            if (fate != Fate.GOES) {
                created.addAll(Edges.privileged(key.kind()));
            }
        });
        for (Key key : from.objects().keySet()) {
            if (key.kind() == Kind.DEFAULT_PRIVILEGES && created.contains(key.part()) && to.get(key) != null) {
                fates.known().put(key, Fate.RETURNS);
            }
        }
    }

    /** What is revoked on a table is revoked on its columns as well; what is said of an attribute goes with it. */
    private void grantAgain() {
        for (CatalogObject object : from.objects().values()) {
            if (object instanceof Comment comment
                    && fates.known().get(comment.target().whole(Kind.TYPE)) == Fate.CHANGES
                    && to.get(object.key()) != null) {
                fates.known().put(object.key(), Fate.RETURNS);
            }
            if (object instanceof Privileges privileges
                    && privileges.target().kind() == Kind.COLUMN
                    && to.get(object.key()) != null
                    && privileges.relations().stream()
                            .anyMatch(table -> fates.known().containsKey(Privileges.keyOf(table)))) {
                fates.known().put(object.key(), Fate.RETURNS);
            }
        }
    }
}
