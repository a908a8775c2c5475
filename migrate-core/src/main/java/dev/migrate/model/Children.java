package dev.migrate.model;

import dev.migrate.catalog.Catalog;
import dev.migrate.catalog.CatalogObject;
import dev.migrate.catalog.Column;
import dev.migrate.catalog.ColumnDefault;
import dev.migrate.catalog.Constraint;
import dev.migrate.catalog.Key;
import dev.migrate.catalog.Kind;
import dev.migrate.catalog.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The partitions and children that tables of entities have, of which entities do not speak. They stay, and what becomes of
 * their parents the server hands on to them.
 */
final class Children {

    private final Catalog there;

    /** What is wanted so far, in the order of its keys. */
    private final SortedMap<Key, CatalogObject> wanted;

    private final Map<Key, List<CatalogObject>> parts = new HashMap<>();

    Children(Catalog there, SortedMap<Key, CatalogObject> wanted) {
        this.there = there;
        this.wanted = wanted;
    }

    /** Takes in those below these tables. */
    void follow(List<Key> tables) {
        Map<Key, List<Table>> children = new HashMap<>();
        for (CatalogObject object : there.objects().values()) {
            if (object instanceof Table table) {
                table.parents()
                        .forEach(parent -> children.computeIfAbsent(parent, none -> new ArrayList<>())
                                .add(table));
            }
            parts.computeIfAbsent(EntityLimits.owner(object), none -> new ArrayList<>())
                    .add(object);
        }
        List<Key> open = new ArrayList<>(tables);
        for (int at = 0; at < open.size(); at++) {
            for (Table child : children.getOrDefault(open.get(at), List.of())) {
                if (wanted.get(child.key()) == null) {
                    wanted.put(child.key(), child);
                    follow(child);
                    open.add(child.key());
                }
            }
        }
    }

    private void follow(Table child) {
        for (CatalogObject part : parts.getOrDefault(child.key(), List.of())) {
            CatalogObject now = following(child, part);
            if (now != null) {
                wanted.putIfAbsent(part.key(), now);
            }
        }
        for (Key parent : child.parents()) {
            List<CatalogObject> handedOn = new ArrayList<>();
            for (Kind kind : List.of(Kind.COLUMN, Kind.DEFAULT)) {
                handedOn.addAll(wanted.subMap(parent.part(kind, ""), parent.part(kind, "\uffff"))
                        .values());
            }
            for (CatalogObject object : handedOn) {
                if (there.get(object.key()) == null) {
                    Key own = child.key().part(object.key().kind(), object.key().part());
                    wanted.putIfAbsent(own, moved(object, own));
                }
            }
        }
    }

    /** What becomes of a part of a child by what becomes of its parent's; null where it goes with that. */
    private @Nullable CatalogObject following(Table child, CatalogObject part) {
        Key key = part.key();
        for (Key parent : child.parents()) {
            CatalogObject before = there.get(parent.part(key.kind(), key.part()));
            CatalogObject after = wanted.get(parent.part(key.kind(), key.part()));
            if (before != null && !before.equals(after)) {
                return following(part, before, after);
            }
        }
        return part;
    }

    private static @Nullable CatalogObject following(
            CatalogObject part, CatalogObject before, @Nullable CatalogObject after) {
        if (part instanceof Column column) {
            return after instanceof Column now
                    ? column.following((Column) before, now)
                    : column.inherited() ? null : column;
        }
        if (part instanceof ColumnDefault value) {
            boolean same = value.expression().equals(((ColumnDefault) before).expression());
            return !same ? part : after == null ? null : moved(after, part.key());
        }
        boolean goes = after == null && part instanceof Constraint constraint && constraint.inherited();
        return goes ? null : part;
    }

    private static CatalogObject moved(CatalogObject ofParent, Key key) {
        return ofParent instanceof Column column
                ? column.handedOnTo(key.table())
                : new ColumnDefault(key, ((ColumnDefault) ofParent).expression());
    }
}
