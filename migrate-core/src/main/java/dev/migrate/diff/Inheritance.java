package dev.migrate.diff;

import dev.migrate.catalog.Catalog;
import dev.migrate.catalog.CatalogObject;
import dev.migrate.catalog.Column;
import dev.migrate.catalog.ColumnDefault;
import dev.migrate.catalog.Constraint;
import dev.migrate.catalog.Index;
import dev.migrate.catalog.Key;
import dev.migrate.catalog.Kind;
import dev.migrate.catalog.Table;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the server hands on from a table to its children and partitions, so that nobody has to say it of each. */
final class Inheritance {

    private final Catalog from;
    private final Catalog to;

    Inheritance(Catalog from, Catalog to) {
        this.from = from;
        this.to = to;
    }

    /** Whether a part of a table comes or changes or goes with that of the parent. */
    boolean isHandedOn(Key key) {
        Key part = ofTable(key);
        Table after = table(to, part);
        if (after == null || (after.parents().isEmpty() && after.ofType() == null)) {
            return false;
        }
        Table before = table(from, part);
        boolean inherited = isInherited(from, key) || isInherited(to, key);
        if (!inherited || isNewOfItsOwn(key) || isLeftBehind(key) || merges(key)) {
            return false;
        }
        if (before == null) {
            return true;
        }
        boolean sameParents = before.parents().equals(after.parents());
        return Objects.equals(before.ofType(), after.ofType()) && (sameParents || isOfParentKept(before, after, key));
    }

    /** Whether a parent that a table stays with has a part, whatever becomes of its other parents. */
    private boolean isOfParentKept(Table before, Table after, Key key) {
        return before.parentsKept(after).stream()
                .map(parent -> parent.part(key.kind(), key.part()))
                .anyMatch(part -> from.get(part) != null || to.get(part) != null);
    }

    /** Whether a table stays with a parent. */
    boolean staysWith(Key table, Key parent) {
        return from.get(table) instanceof Table before
                && to.get(table) instanceof Table after
                && before.parentsKept(after).contains(parent);
    }

    /** Whether a constraint, an index or a generated column is there only because the parent has it. */
    boolean goesWithParent(Key key) {
        CatalogObject object = from.get(key);
        boolean alone = (object instanceof Constraint constraint && constraint.inherited())
                || (object instanceof Index index && index.inherited())
                || (object instanceof Column column && column.inherited() && column.isGenerated());
        return alone && isHandedOn(key);
    }

    /** A column or a check that a child has beside its parents is added to it, and merges with theirs. */
    private boolean isNewOfItsOwn(Key key) {
        if (to.get(key) instanceof Constraint check) {
            return from.get(key) == null && isOwnCheck(check);
        }
        Key column = key.as(Kind.COLUMN);
        return from.get(column) == null && to.get(column) instanceof Column own && !own.inherited();
    }

    /** A column, a default or a check that its parent gives up, but not all of the parent's children do. */
    private boolean isLeftBehind(Key key) {
        CatalogObject ofParent = inParent(from, key.kind() == Kind.DEFAULT ? key.as(Kind.COLUMN) : key);
        return ofParent != null && leavesBehind(ofParent.key());
    }

    /** Whether a column, with its default, or a check goes from a table alone, because there are children that keep it. */
    boolean leavesBehind(Key key) {
        Key part = key.kind() == Kind.DEFAULT ? key.as(Kind.COLUMN) : key;
        boolean goes = (to.get(part) == null || isKeptBack(to.get(part))) && inParent(to, part) == null;
        return goes
                && (part.kind() == Kind.COLUMN || from.get(part) instanceof Constraint)
                && to.get(part.table()) instanceof Table parent
                && !parent.isPartitioned()
                && from.dependents(parent.key()).stream().anyMatch(child -> keeps(child, part));
    }

    /**
     * Whether a child has a part from its parent, and afterwards of its own, or leaves it behind itself. A check that it had of
     * its own as well stays anyway; a column does, too, but not always what makes it refuse nulls.
     */
    private boolean keeps(Key child, Key ofParent) {
        Key part = child.part(ofParent.kind(), ofParent.part());
        return child.kind() == Kind.TABLE
                && from.get(child) instanceof Table table
                && table.parents().contains(ofParent.table())
                && (part.kind() == Kind.COLUMN ? from.get(part) != null : isFromParentAlone(part))
                && (leavesBehind(part) || (to.get(part) != null && inParent(to, part) == null));
    }

    private boolean isFromParentAlone(Key part) {
        return from.get(part) instanceof Constraint constraint && constraint.inherited();
    }

    /** Whether a column that a child has of its own becomes its parent's as well; it has to be as that is first. */
    boolean merges(Key key) {
        Key column = key.as(Kind.COLUMN);
        return (key.kind() == Kind.COLUMN || key.kind() == Kind.DEFAULT)
                && from.get(column) != null
                && inParent(from, column) == null
                && inParent(to, column) != null;
    }

    /** Whether a part comes by itself when its table joins another. */
    boolean comesByJoining(Key key) {
        boolean comes = key.kind() != Kind.COLUMN && key.kind() != Kind.DEFAULT && from.get(key) == null;
        return comes && isInherited(to, key) && !isNewOfItsOwn(key) && !isDemanded(key);
    }

    /** The server demands of a table that joins another that it has the same checks already. */
    private boolean isDemanded(Key key) {
        return table(from, key) != null
                && to.get(key) instanceof Constraint constraint
                && constraint.type() == Constraint.Type.CHECK;
    }

    private Key ofTable(Key key) {
        CatalogObject object = to.get(key) != null ? to.get(key) : from.get(key);
        return object instanceof Index index ? index.table() : key;
    }

    private static boolean isInherited(Catalog catalog, Key key) {
        CatalogObject object = catalog.get(key);
        if (object instanceof Constraint constraint) {
            return constraint.inherited() || mergesWithParent(catalog, constraint);
        }
        if (object instanceof Index index) {
            return index.inherited();
        }
        return (key.kind() == Kind.COLUMN || key.kind() == Kind.DEFAULT)
                && catalog.get(key.as(Kind.COLUMN)) instanceof Column column
                && (column.inherited() || inParent(catalog, column.key()) != null);
    }

    /** Whether a check of a child stays when its parent's goes, or is in the way of what that becomes. */
    private boolean isOfItsOwn(Constraint check) {
        return isOwnCheck(check)
                && !(inParent(to, check.key()) instanceof Constraint ofParent
                        && ofParent.definition().equals(check.definition()));
    }

    /** Whether it is an index of a partition, or stands on one, with that of the parent or by itself. */
    private static boolean isIndex(@Nullable CatalogObject object, boolean inherited) {
        return object instanceof Index index
                ? index.inherited() == inherited
                : object instanceof Constraint constraint
                        && constraint.type().hasIndex()
                        && constraint.inherited() == inherited;
    }

    private static boolean isOwnCheck(Constraint constraint) {
        return constraint.type() == Constraint.Type.CHECK && !constraint.inherited();
    }

    /** A check of a child that is its parent's as well is renamed with that. */
    private static boolean mergesWithParent(Catalog catalog, Constraint constraint) {
        return isOwnCheck(constraint) && inParent(catalog, constraint.key()) instanceof Constraint;
    }

    /** What is there once the parent has handed on its own change; empty where nothing is. */
    Optional<CatalogObject> handedOn(Key key) {
        Table after = table(to, key);
        boolean ofType = after != null && after.ofType() != null;
        if (from.get(key) instanceof Constraint own && isOfItsOwn(own)) {
            return Optional.of(own);
        }
        if (key.kind() != Kind.COLUMN && key.kind() != Kind.DEFAULT) {
            boolean staysAlone = isIndex(from.get(key), true) && isIndex(to.get(key), false);
            return staysAlone ? Optional.empty() : Optional.ofNullable(to.get(key));
        }
        if (ofType) {
            return ofType(key);
        }
        CatalogObject before = from.get(key);
        CatalogObject parentBefore = inParent(from, key);
        CatalogObject parentAfter = inParent(to, key);
        boolean parentChanges = (parentBefore == null || parentAfter == null)
                ? parentBefore != parentAfter
                : !same(parentBefore, parentAfter);
        boolean staysBehind = parentAfter == null
                && from.get(key.as(Kind.COLUMN)) instanceof Column column
                && !column.inherited()
                && inParent(to, column.key()) == null;
        if (before != null && (!parentChanges || staysBehind)) {
            return Optional.of(before);
        }
        if (before instanceof Column column
                && parentBefore instanceof Column old
                && parentAfter instanceof Column now) {
            return Optional.of(settled(column, old, now));
        }
        return Optional.ofNullable(parentAfter).map(object -> moved(object, key));
    }

    /**
     * A child's column after its parent's. Whether it goes on refusing nulls when the parent's does not depends on how it came
     * to: a partition that was attached anew has lost what was its own. So it is said once more, whatever is wanted.
     */
    private Column settled(Column column, Column before, Column after) {
        Column followed = column.following(before, after);
        boolean inDoubt = column.nullability().own() && before.notNull() && !after.notNull();
        return inDoubt && to.get(column.key()) instanceof Column wanted
                ? followed.withNotNull(!wanted.notNull())
                : followed;
    }

    /** Whether a table leaves its parents, and what it had from them is its own. */
    boolean isLetGo(Key key) {
        Table before = table(from, key);
        Table after = table(to, key);
        return before != null
                && after != null
                && !before.parents().isEmpty()
                && after.parents().isEmpty();
    }

    /** The type hands on a column as it is; what is said of it besides is the table's own. */
    private Optional<CatalogObject> ofType(Key key) {
        if (key.kind() == Kind.DEFAULT || to.get(key) == null) {
            return Optional.ofNullable(to.get(key.as(Kind.COLUMN)) == null ? null : from.get(key));
        }
        return Optional.ofNullable(from.get(key) != null ? from.get(key) : to.get(key));
    }

    private static boolean same(CatalogObject one, CatalogObject other) {
        return Alterations.isSame(one, other);
    }

    private CatalogObject moved(CatalogObject ofParent, Key key) {
        return ofParent instanceof Column column
                ? handed(column.of(key.table()).withoutIdentity())
                : new ColumnDefault(key, ((ColumnDefault) ofParent).expression());
    }

    /** A new partition does not take over how its parent's columns are counted. */
    private Column handed(Column column) {
        return table(from, column.key()) != null
                ? column.with(column.settings().handedOn())
                : column.with(column.settings().with(-1, List.of()));
    }

    /** The same part of a parent, where that hands it on. */
    static @Nullable CatalogObject inParent(Catalog catalog, Key key) {
        Table table = table(catalog, key);
        if (table != null) {
            for (Key parent : table.parents()) {
                CatalogObject found = catalog.get(parent.part(key.kind(), key.part()));
                if (found != null && !isKeptBack(found)) {
                    return found;
                }
            }
        }
        return null;
    }

    private static boolean isKeptBack(@Nullable CatalogObject object) {
        return object instanceof Constraint constraint && constraint.isNoInherit();
    }

    private static @Nullable Table table(Catalog catalog, Key key) {
        return catalog.get(key.table()) instanceof Table table ? table : null;
    }

    /** The same column of the table highest up, through which a column changes. */
    Optional<Key> parentOf(Key column) {
        Optional<Key> parent = Optional.ofNullable(inParent(from, column)).map(CatalogObject::key);
        return parent.filter(this::isHandedOn).flatMap(this::parentOf).or(() -> parent);
    }
}
