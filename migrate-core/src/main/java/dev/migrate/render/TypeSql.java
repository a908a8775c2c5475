package dev.migrate.render;

import dev.migrate.catalog.CatalogObject;
import dev.migrate.catalog.Column;
import dev.migrate.catalog.CompositeType;
import dev.migrate.catalog.CompositeType.Attribute;
import dev.migrate.catalog.Domain;
import dev.migrate.catalog.EnumType;
import dev.migrate.catalog.Key;
import dev.migrate.catalog.RangeType;
import dev.migrate.sql.Identifier;
import dev.migrate.sql.Literal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Enums, domains, composite and range types, as far as they come and can be altered where they are. */
final class TypeSql {

    private TypeSql() {}

    static List<Fragment> create(CatalogObject type) {
        if (type instanceof RangeType range) {
            return SqlRenderer.one(range.create());
        }
        String name = type.key().qualified();
        if (type instanceof EnumType labels) {
            return SqlRenderer.one("create type " + name + " as enum (" + labels(labels.labels()) + ")");
        }
        if (type instanceof Domain domain) {
            return SqlRenderer.one("create domain " + name + " as " + domain.type()
                    + (domain.defaultValue().isEmpty() ? "" : " default " + domain.defaultValue())
                    + (domain.notNull() ? " not null" : ""));
        }
        return SqlRenderer.one("create type " + name + " as ("
                + ((CompositeType) type)
                        .attributes().stream()
                                .map(attribute -> Identifier.quote(attribute.name()) + " " + attribute.type())
                                .collect(Collectors.joining(", "))
                + ")");
    }

    static List<Fragment> alter(EnumType before, EnumType after) {
        List<Fragment> fragments = new ArrayList<>();
        List<String> labels = new ArrayList<>(before.labels());
        for (int index = 0; index < after.labels().size(); index++) {
            String label = after.labels().get(index);
            if (index < labels.size() && labels.get(index).equals(label)) {
                continue;
            }
            String neighbor = index < labels.size()
                    ? " before " + Literal.quote(labels.get(index))
                    : index > 0 ? " after " + Literal.quote(labels.get(index - 1)) : "";
            fragments.add(Fragment.addingLabel(after.key(), label, neighbor));
            labels.add(index, label);
        }
        return fragments;
    }

    static List<Fragment> alter(Domain before, Domain after, List<Column> users) {
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
        List<Fragment> fragments = new ArrayList<>();
        String name = "alter type " + after.key().qualified();
        boolean hasTables =
                users.stream().anyMatch(user -> !user.type().equals(after.key().qualified()));
        String along = hasTables ? " cascade" : ""; // to the tables of this type, and nothing else
        for (Attribute attribute : before.attributes()) {
            if (!after.attributes().contains(attribute)) {
                fragments.add(Fragment.of(name + " drop attribute " + Identifier.quote(attribute.name()) + along)
                        .destroying("the values of " + name(after.key(), attribute)));
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

    /** What an attribute is called, for people. */
    static String name(Key type, Attribute attribute) {
        return "attribute " + attribute.name() + " of " + type.qualified();
    }

    static String labels(List<String> labels) {
        return labels.stream().map(Literal::quote).collect(Collectors.joining(", "));
    }
}
