package dev.migrate.render;

import dev.migrate.catalog.CatalogObject;
import dev.migrate.catalog.Column;
import dev.migrate.catalog.CompositeType;
import dev.migrate.catalog.CompositeType.Attribute;
import dev.migrate.catalog.Domain;
import dev.migrate.catalog.EnumType;
import dev.migrate.catalog.Key;
import dev.migrate.diff.Alterations;
import dev.migrate.sql.Identifier;
import dev.migrate.sql.Literal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Enums, domains and composite types; one that cannot be altered is made anew under the columns that are of it. */
final class TypeSql {

    private TypeSql() {}

    static List<Fragment> create(EnumType type) {
        return SqlRenderer.one("create type " + type.key().qualified() + " as enum (" + labels(type.labels()) + ")");
    }

    static List<Fragment> create(Domain domain) {
        return SqlRenderer.one("create domain " + domain.key().qualified() + " as " + domain.type()
                + (domain.defaultValue().isEmpty() ? "" : " default " + domain.defaultValue())
                + (domain.notNull() ? " not null" : ""));
    }

    static List<Fragment> create(CompositeType type) {
        return SqlRenderer.one("create type " + type.key().qualified() + " as ("
                + type.attributes().stream()
                        .map(attribute -> Identifier.quote(attribute.name()) + " " + attribute.type())
                        .collect(Collectors.joining(", "))
                + ")");
    }

    static List<Fragment> alter(EnumType before, EnumType after, List<Column> users) {
        if (Alterations.isMadeAnew(before, after)) {
            List<Fragment> fragments = new ArrayList<>();
            List<String> gone = before.labels().stream()
                    .filter(label -> !after.labels().contains(label))
                    .toList();
            if (!gone.isEmpty()) {
                users.forEach(user -> fragments.add(guard(user, gone)));
            }
            fragments.addAll(anew(after, create(after), users));
            return fragments;
        }
        List<Fragment> fragments = new ArrayList<>();
        List<String> labels = new ArrayList<>(before.labels());
        for (int index = 0; index < after.labels().size(); index++) {
            String label = after.labels().get(index);
            if (index < labels.size() && labels.get(index).equals(label)) {
                continue;
            }
            String place = index < labels.size()
                    ? " before " + Literal.quote(labels.get(index))
                    : index > 0 ? " after " + Literal.quote(labels.get(index - 1)) : "";
            String sql = "alter type " + after.key().qualified() + " add value " + Literal.quote(label) + place;
            fragments.add(Fragment.adding(sql, Literal.quote(label)));
            labels.add(index, label);
        }
        return fragments;
    }

    private static Fragment guard(Column user, List<String> gone) {
        String column = Identifier.quote(user.name());
        boolean array = user.type().endsWith("]");
        String condition = array
                ? column + "::text[] && array[" + labels(gone) + "]"
                : column + "::text in (" + labels(gone) + ")";
        return Guard.noRows(
                user.table().qualified(), condition, "still have a value of " + column + " that is no more");
    }

    static List<Fragment> alter(Domain before, Domain after, List<Column> users) {
        if (Alterations.isMadeAnew(before, after)) {
            return anew(after, create(after), users);
        }
        List<Fragment> fragments = new ArrayList<>();
        String name = "alter domain " + after.key().qualified();
        if (!before.defaultValue().equals(after.defaultValue())) {
            fragments.add(Fragment.of(name
                    + (after.defaultValue().isEmpty() ? " drop default" : " set default " + after.defaultValue())));
        }
        if (before.notNull() != after.notNull()) {
            if (after.notNull()) {
                users.forEach(user -> fragments.add(ColumnSql.nullGuard(user)));
            }
            fragments.add(Fragment.of(name + (after.notNull() ? " set not null" : " drop not null")));
        }
        return fragments;
    }

    static List<Fragment> alter(CompositeType before, CompositeType after, List<Column> users) {
        if (Alterations.isMadeAnew(before, after)) {
            return CompositeSql.anew(before, after, users);
        }
        List<Fragment> fragments = new ArrayList<>();
        String name = "alter type " + after.key().qualified();
        boolean hasTables =
                users.stream().anyMatch(user -> !user.type().equals(after.key().qualified()));
        String along = hasTables ? " cascade" : ""; // to the tables of this type, and nothing else
        for (Attribute attribute : before.attributes()) {
            if (!after.attributes().contains(attribute)) {
                fragments.add(Fragment.destroying(
                        name + " drop attribute " + Identifier.quote(attribute.name()) + along,
                        CompositeSql.lost(after, attribute)));
            }
        }
        for (Attribute attribute : after.attributes()) {
            if (!before.attributes().contains(attribute)) {
                fragments.add(Fragment.of(name + " add attribute " + Identifier.quote(attribute.name()) + " "
                        + attribute.type() + along));
            }
        }
        return fragments;
    }

    /** The old type gives way, the columns are converted over their text, and the old one goes. */
    private static List<Fragment> anew(CatalogObject after, List<Fragment> create, List<Column> users) {
        List<Fragment> fragments = new ArrayList<>();
        Key key = after.key();
        Key aside = Names.aside(key);
        fragments.add(Fragment.of("alter type " + key.qualified() + " rename to " + Identifier.quote(aside.name())));
        fragments.addAll(create);
        for (Column user : users) {
            String column = Identifier.quote(user.name());
            String text = user.type().endsWith("]") ? "::text[]::" : "::text::";
            fragments.add(Fragment.of("alter table " + user.table().qualified() + " alter column " + column + " type "
                    + user.type() + " using " + column + text + user.type()));
        }
        fragments.add(Fragment.of((after instanceof Domain ? "drop domain " : "drop type ") + aside.qualified()));
        return fragments;
    }

    private static String labels(List<String> labels) {
        return labels.stream().map(Literal::quote).collect(Collectors.joining(", "));
    }
}
