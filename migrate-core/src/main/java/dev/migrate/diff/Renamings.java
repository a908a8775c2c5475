package dev.migrate.diff;

import dev.migrate.catalog.Catalog;
import dev.migrate.catalog.CatalogObject;
import dev.migrate.catalog.Comment;
import dev.migrate.catalog.Constraint;
import dev.migrate.catalog.Index;
import dev.migrate.catalog.Key;
import dev.migrate.catalog.Kind;
import dev.migrate.catalog.Privileges;
import dev.migrate.catalog.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Indexes and constraints that only have another name. */
final class Renamings {

    private final Catalog from;
    private final Catalog to;
    private final Map<Key, Fate> fates;
    private final Map<Key, Key> renamed;

    /** None yet; one that is found changes. */
    Renamings(Fates fates) {
        this.from = fates.from();
        this.to = fates.to();
        this.fates = fates.known();
        this.renamed = fates.renamed();
    }

    /** An index or a constraint that is the same but for its name has been renamed, unless it goes by that of a parent. */
    void find() {
        Map<Object, Key> gone = new HashMap<>();
        fates.forEach((key, fate) -> {
            if (fate == Fate.GOES) {
                nameless(from, key).ifPresent(definition -> gone.put(definition, key));
            }
        });
        new ArrayList<>(fates.entrySet())
                .stream()
                        .filter(entry -> entry.getValue() == Fate.COMES)
                        .map(Map.Entry::getKey)
                        .forEach(key -> nameless(to, key)
                                .map(gone::remove)
                                .filter(old -> !isInTheWay(old, key))
                                .ifPresent(old -> rename(old, key)));
    }

    private Optional<Object> nameless(Catalog catalog, Key key) {
        CatalogObject object = catalog.get(key);
        if (object instanceof Index index && !index.inherited()) {
            return Optional.of(List.of(
                    index.table(),
                    index.unique(),
                    index.definition(),
                    index.mark(),
                    index.key().schema()));
        }
        if (object instanceof Constraint constraint
                && !constraint.inherited()
                && !isOfManyParents(constraint)
                && !isMerged(catalog, constraint)) {
            return Optional.of(List.of(
                    constraint.key().table(),
                    constraint.type(),
                    constraint.definition(),
                    constraint.valid(),
                    constraint.ofDomain(),
                    constraint.mark()));
        }
        return Optional.empty();
    }

    /** A check that a child has from several parents cannot be renamed at one of them. */
    private boolean isOfManyParents(Constraint constraint) {
        return from.dependents(constraint.key().table()).stream()
                .anyMatch(child -> from.get(child) instanceof Table table
                        && table.parents().size() > 1);
    }

    /** Whether a child has had a check of its own by the new name, or is to have one by the old. */
    private boolean isInTheWay(Key old, Key now) {
        return from.dependents(old.table()).stream()
                .filter(child -> from.get(child) instanceof Table)
                .anyMatch(child -> isOwn(from, child.part(now.kind(), now.part()))
                        || isOwn(to, child.part(old.kind(), old.part())));
    }

    private static boolean isOwn(Catalog catalog, Key check) {
        return catalog.get(check) instanceof Constraint constraint && !constraint.inherited();
    }

    /** A check that a parent and its child both have is not one that either could rename for the other. */
    private static boolean isMerged(Catalog catalog, Constraint check) {
        return Inheritance.inParent(catalog, check.key()) != null
                || catalog.dependents(check.key().table()).stream()
                        .anyMatch(child -> catalog.get(child) instanceof Table
                                && isOwn(catalog, child.part(Kind.CONSTRAINT, check.name())));
    }

    /** What is said of a renamed object stays with it. */
    private void rename(Key old, Key now) {
        renamed.put(now, old);
        fates.remove(old);
        fates.put(now, Fate.CHANGES);
        fates.remove(Privileges.keyOf(old));
        keepComment(old, now);
        if (now.kind() == Kind.CONSTRAINT) {
            keepComment(index(old), index(now));
        }
    }

    private void keepComment(Key old, Key now) {
        if (from.get(Comment.keyOf(old)) instanceof Comment before
                && to.get(Comment.keyOf(now)) instanceof Comment after) {
            fates.remove(before.key());
            if (before.text().equals(after.text())) {
                fates.remove(after.key());
            }
        }
    }

    /** The index that a constraint stands on, which may have a comment of its own. */
    private static Key index(Key constraint) {
        return Key.of(Kind.INDEX, constraint.schema(), constraint.part());
    }

    /** What has to go anyway comes again under its new name; tells whether it had been renamed. */
    boolean giveUp(Key old) {
        Optional<Key> found = renamed.entrySet().stream()
                .filter(entry -> entry.getValue().equals(old))
                .map(Map.Entry::getKey)
                .findFirst();
        found.ifPresent(now -> {
            renamed.remove(now);
            fates.put(old, Fate.GOES);
            fates.put(now, Fate.COMES);
            List<Key> targets = now.kind() == Kind.CONSTRAINT ? List.of(now, index(now)) : List.of(now);
            targets.stream()
                    .map(Comment::keyOf)
                    .filter(comment -> to.get(comment) != null)
                    .forEach(comment -> fates.put(comment, Fate.COMES));
        });
        return found.isPresent();
    }

    /** What an object was found by before; for one that was not renamed, the same as now. */
    Key oldKey(Key now) {
        return renamed.getOrDefault(now, now);
    }
}
