package dev.migrate.render;

import dev.migrate.catalog.Column;
import dev.migrate.catalog.CompositeType;
import dev.migrate.catalog.CompositeType.Attribute;
import dev.migrate.catalog.Key;
import dev.migrate.sql.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A composite type that is made anew under the columns that are of it: PostgreSQL alters no attribute that a column holds.
 * Each value is built again out of its attributes, by their names; what they are called in decides, not their places.
 */
final class CompositeSql {

    private CompositeSql() {}

    static List<Fragment> anew(CompositeType before, CompositeType after, List<Column> users) {
        Key key = after.key();
        Key old = Names.aside(key);
        Key converted = Key.of(key.kind(), key.schema(), Names.shortened(key.name(), "__new"));
        List<Fragment> fragments = new ArrayList<>();
        fragments.add(Fragment.of("alter type " + key.qualified() + " rename to " + Identifier.quote(old.name())));
        fragments.addAll(TypeSql.create(after));
        boolean arrays = users.stream().anyMatch(user -> user.type().endsWith("]"));
        if (!users.isEmpty()) {
            fragments.add(function(converted, old.qualified(), key.qualified(), row(before, after)));
        }
        if (arrays) {
            fragments.add(function(
                    converted,
                    old.qualified() + "[]",
                    key.qualified() + "[]",
                    "array(select " + converted.qualified() + "($1[i]) from generate_subscripts($1, 1) i order by i)"));
        }
        String lost = before.attributes().stream()
                .filter(attribute -> found(after, attribute).isEmpty())
                .map(attribute -> lost(after, attribute))
                .collect(Collectors.joining(" and "));
        for (Column user : users) {
            String column = Identifier.quote(user.name());
            fragments.add(Fragment.destroying(
                    "alter table " + user.table().qualified() + " alter column " + column + " type " + user.type()
                            + " using " + converted.qualified() + "(" + column + ")",
                    lost));
        }
        if (arrays) {
            fragments.add(Fragment.of("drop function " + converted.qualified() + "(" + old.qualified() + "[])"));
        }
        if (!users.isEmpty()) {
            fragments.add(Fragment.of("drop function " + converted.qualified() + "(" + old.qualified() + ")"));
        }
        fragments.add(Fragment.of("drop type " + old.qualified()));
        return fragments;
    }

    /** A null stays one: the function is not called for it. */
    private static Fragment function(Key name, String from, String to, String value) {
        return Fragment.of("create function " + name.qualified() + "(" + from + ") returns " + to
                + "\n language sql strict\n return " + value);
    }

    private static String row(CompositeType before, CompositeType after) {
        return after.attributes().stream()
                .map(attribute -> found(before, attribute)
                        .map(old -> value(old, attribute))
                        .orElse("null"))
                .collect(Collectors.joining(", ", "row(", ")::" + after.key().qualified()));
    }

    private static String value(Attribute before, Attribute after) {
        String value = "($1)." + Identifier.quote(before.name());
        return before.type().equals(after.type()) ? value : value + "::text::" + type(after);
    }

    /** The type without its collation, which a cast does not have. */
    private static String type(Attribute attribute) {
        int collation = attribute.type().indexOf(" collate ");
        return collation < 0 ? attribute.type() : attribute.type().substring(0, collation);
    }

    private static Optional<Attribute> found(CompositeType type, Attribute attribute) {
        return type.attributes().stream()
                .filter(one -> one.name().equals(attribute.name()))
                .findFirst();
    }

    static String lost(CompositeType type, Attribute attribute) {
        return "the values of attribute " + attribute.name() + " of "
                + type.key().qualified();
    }
}
