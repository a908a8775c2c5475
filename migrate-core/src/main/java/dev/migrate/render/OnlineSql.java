package dev.migrate.render;

import dev.migrate.catalog.CatalogObject;
import dev.migrate.catalog.Column;
import dev.migrate.catalog.Constraint;
import dev.migrate.catalog.Index;
import dev.migrate.catalog.Key;
import dev.migrate.catalog.Table;
import dev.migrate.diff.Change;
import dev.migrate.diff.Way;
import dev.migrate.render.Fragment.Place;
import dev.migrate.sql.Identifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Changes to a table that others use meanwhile. What reads all of its rows never shares a transaction with what locks it:
 * an index is built concurrently, a constraint first binds new rows alone and is validated afterwards.
 */
final class OnlineSql {

    private OnlineSql() {}

    static List<Fragment> create(Index index, List<CatalogObject> parts, Way way) {
        if (!parts.isEmpty()) {
            return partitioned(index, parts);
        }
        List<Fragment> fragments = new ArrayList<>();
        fragments.add(Fragment.of(concurrently(index.unique(), index.key().name(), ConstraintSql.definition(index))));
        fragments.addAll(ConstraintSql.mark(index.table(), index.key().name(), Index.Mark.NONE, index.mark()));
        if (way == Way.REPLACING) {
            fragments.add(drop(Names.aside(index.key())));
        }
        return fragments;
    }

    /** The parent's index is not valid before each partition's is attached to it. */
    private static List<Fragment> partitioned(Index index, List<CatalogObject> parts) {
        List<Fragment> build = new ArrayList<>();
        List<Fragment> attach = new ArrayList<>();
        Map<Key, Index> ofTable = new HashMap<>(Map.of(index.table(), index));
        build.add(only(index).remarked("each partition gets its index beside others, then all of them become one"));
        Table table = null;
        for (CatalogObject part : parts) {
            if (part instanceof Table found) {
                table = found;
            } else if (part instanceof Index own && table != null) {
                ofTable.put(table.key(), own);
                build.add(
                        table.isPartitioned()
                                ? only(own)
                                : Fragment.of(
                                        concurrently(own.unique(), own.key().name(), ConstraintSql.definition(own))));
                Index parent =
                        Objects.requireNonNull(ofTable.get(table.parents().get(0)));
                attach.add(
                        0,
                        Fragment.of("alter index " + parent.key().qualified() + " attach partition "
                                + own.key().qualified()));
            }
        }
        return Stream.concat(build.stream(), attach.stream()).toList();
    }

    private static Fragment only(Index index) {
        return Fragment.of("create " + (index.unique() ? "unique " : "") + "index "
                + Identifier.quote(index.key().name())
                + ConstraintSql.definition(index).replaceFirst("^ON ", " on only "));
    }

    private static String concurrently(boolean unique, String name, String definition) {
        return "create " + (unique ? "unique " : "") + "index concurrently " + Identifier.quote(name) + " "
                + definition;
    }

    static Fragment drop(Key index) {
        return Fragment.of("drop index concurrently " + index.qualified());
    }

    /** Gives way to what is built in its place. */
    static Fragment setAside(CatalogObject object) {
        Key key = object.key();
        String name = Identifier.quote(Names.aside(object instanceof Index ? key.name() : key.part()));
        return Fragment.of(
                object instanceof Index
                        ? "alter index " + key.qualified() + " rename to " + name
                        : "alter table " + key.qualified() + " rename constraint " + Identifier.quote(key.part())
                                + " to " + name);
    }

    static List<Fragment> create(Constraint constraint, Way way) {
        return constraint.type().hasIndex() ? onIndex(constraint, way) : validated(constraint);
    }

    private static List<Fragment> onIndex(Constraint constraint, Way way) {
        List<Fragment> fragments = new ArrayList<>();
        String alter = "alter table " + constraint.key().qualified();
        String name = Identifier.quote(constraint.name());
        fragments.add(Fragment.of(concurrently(true, constraint.name(), ConstraintSql.index(constraint))));
        if (way == Way.REPLACING) {
            fragments.add(Fragment.of(alter + " drop constraint " + Identifier.quote(Names.aside(constraint.name()))));
        }
        fragments.add(Fragment.of(alter + " add constraint " + name
                + (constraint.type() == Constraint.Type.PRIMARY_KEY ? " primary key" : " unique") + " using index "
                + name + constraint.deferral()));
        fragments.addAll(ConstraintSql.mark(constraint.key(), constraint.name(), Index.Mark.NONE, constraint.mark()));
        return fragments;
    }

    private static List<Fragment> validated(Constraint constraint) {
        List<Fragment> fragments = new ArrayList<>();
        fragments.add(Fragment.of("alter table " + constraint.key().qualified() + " add constraint "
                + Identifier.quote(constraint.name()) + " " + ConstraintSql.definition(constraint) + " not valid"));
        fragments.add(validate(constraint.key(), constraint.name()));
        return fragments;
    }

    static Fragment validate(Key table, String constraint) {
        return Fragment.of("alter table " + table.qualified() + " validate constraint " + Identifier.quote(constraint))
                .at(Place.ALONE);
    }

    /** The server takes the word of a valid check, and does not look at the rows itself. */
    static List<Fragment> notNull(Column column) {
        String alter = "alter table " + column.table().qualified();
        String name = Identifier.quote(column.name());
        String check = Names.shortened(column.name(), "_is_not_null");
        return List.of(
                ColumnSql.nullGuard(column).at(Place.BEFORE_LOCKS),
                Fragment.of(alter + " add constraint " + Identifier.quote(check) + " check (" + name
                        + " is not null) not valid"),
                validate(column.table(), check),
                ColumnSql.setNotNull(column),
                Fragment.of(alter + " drop constraint " + Identifier.quote(check)));
    }

    /** What was wanted online and cannot be, with a word that says so. */
    static List<Fragment> blocking(Change change, List<Fragment> fragments) {
        List<Fragment> remarked = new ArrayList<>(fragments);
        for (int index = 0; index < remarked.size(); index++) {
            if (!remarked.get(index).isGuard()) {
                remarked.set(index, remarked.get(index).remarked("not online: " + blocks(change)));
                break;
            }
        }
        return remarked;
    }

    private static String blocks(Change change) {
        Key key = change.key();
        if (change instanceof Change.Create create && create.object() instanceof Column) {
            return key.qualified() + " is rewritten with the new column, and nobody can use it meanwhile";
        }
        if (change instanceof Change.Create create && create.object() instanceof Index index) {
            return "all of " + index.table().qualified() + " can only be read while this is built";
        }
        if (change instanceof Change.Create create && create.object() instanceof Constraint constraint) {
            return constraint.type() == Constraint.Type.FOREIGN_KEY
                    ? "both tables can only be read while all rows of " + key.qualified() + " are checked"
                    : "nobody can use " + key.qualified() + " while the index is built";
        }
        if (change instanceof Change.Alter alter && alter.after() instanceof Column column) {
            return ((Column) alter.before()).isOfSameType(column)
                    ? "nobody can use " + key.qualified() + " while its rows are checked"
                    : key.qualified() + " may be rewritten for the new type, and nobody can use it meanwhile";
        }
        if (change instanceof Change.Alter alter && alter.after() instanceof Table table && table.isPartition()) {
            return "nobody can use " + key.qualified() + " while its rows are checked";
        }
        return change instanceof Change.Alter alter && alter.after() instanceof Table
                ? key.qualified() + " is rewritten, and nobody can use it meanwhile"
                : "the tables of these columns are rewritten, and nobody can use them meanwhile";
    }
}
