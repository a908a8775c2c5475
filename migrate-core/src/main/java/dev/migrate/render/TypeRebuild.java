package dev.migrate.render;

import dev.migrate.catalog.CatalogObject;
import dev.migrate.catalog.Column;
import dev.migrate.catalog.Constraint;
import dev.migrate.catalog.Key;
import dev.migrate.catalog.RangeType;
import dev.migrate.diff.Change;
import dev.migrate.render.Fragment.Verb;
import dev.migrate.sql.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Types that PostgreSQL cannot alter, made anew together with those that stand on them: the old ones step aside, the new ones
 * come, the columns take their values over, and the old ones go.
 */
final class TypeRebuild {

    private final List<Change.Alter> types;
    private final Change.Rebuild change;
    private final List<Column> users;
    private final TypeValues values;

    private TypeRebuild(Change.Rebuild change, Surroundings surroundings) {
        this.change = change;
        this.types = change.types();
        this.users = types.stream().flatMap(type -> type.users().stream()).toList();
        List<Constraint> checks = change.created().stream()
                .filter(object -> object instanceof Constraint && !surroundings.returns(object))
                .map(Constraint.class::cast)
                .toList();
        this.values = new TypeValues(types, checks);
    }

    static List<Fragment> of(Change.Rebuild change, Surroundings surroundings) {
        return new TypeRebuild(change, surroundings).fragments();
    }

    private List<Fragment> fragments() {
        List<Fragment> fragments = new ArrayList<>();
        users.forEach(user -> fragments.addAll(guards(user)));
        types.forEach(type -> fragments.add(aside("type", type.key(), "")));
        types.stream().map(Change.Alter::before).forEach(type -> {
            if (type instanceof RangeType range) {
                fragments.addAll(insidesAside(range));
            }
        });
        change.created()
                .forEach(object -> fragments.addAll(
                        object instanceof Constraint check ? ConstraintSql.create(check) : TypeSql.create(object)));
        if (!users.isEmpty()) {
            fragments.addAll(values.createFunctions());
            users.forEach(user -> fragments.add(convert(user)));
            fragments.addAll(values.dropFunctions());
        }
        Stream<Key> old = Stream.concat(
                types.stream().map(type -> Names.aside(type.key())),
                change.gone().stream().map(CatalogObject::key));
        fragments.add(Fragment.of("drop type " + old.map(Key::qualified).collect(Collectors.joining(", "))));
        return fragments;
    }

    private List<Fragment> guards(Column user) {
        String table = user.table().qualified();
        String column = Identifier.quote(user.name());
        List<Fragment> guards = new ArrayList<>();
        values.notTaken(column, user.type())
                .map(condition -> Guard.noRows(
                        table, condition, "have a value in " + column + " that " + user.type() + " no longer takes"))
                .ifPresent(guards::add);
        List<String> attempts = values.attempts("value::" + user.type(), user.type());
        if (!attempts.isEmpty()) {
            guards.add(
                    Guard.castable(table, column, String.join(", ", attempts), "cannot become the new " + user.type()));
        }
        return guards;
    }

    private Fragment convert(Column user) {
        String column = Identifier.quote(user.name());
        return Fragment.of(user.key(), Verb.TYPE, user.type() + " using " + values.converted(column, user.type()))
                .destroying(String.join(" and ", values.lost(user.type())));
    }

    /** What comes with a range and is called as it is: its multirange, and the functions that build their values. */
    private List<Fragment> insidesAside(RangeType range) {
        String bound = values.old(range.subtype());
        String old = Names.aside(range.key()).qualified();
        List<Fragment> fragments = new ArrayList<>(List.of(aside("type", range.multirange(), "")));
        Stream.of("(" + bound + ", " + bound + ")", "(" + bound + ", " + bound + ", pg_catalog.text)")
                .map(arguments -> aside("function", range.key(), arguments))
                .forEach(fragments::add);
        Key multirange = Key.of(
                range.key().kind(), range.key().schema(), range.multirange().name()); // so the server
        Stream.of("()", "(" + old + ")", "(" + old + "[])")
                .map(arguments -> aside("function", multirange, arguments))
                .forEach(fragments::add);
        return fragments;
    }

    private static Fragment aside(String kind, Key key, String arguments) {
        return Fragment.of("alter " + kind + " " + key.qualified() + arguments + " rename to "
                + Identifier.quote(Names.aside(key).name()));
    }
}
