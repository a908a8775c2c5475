package dev.migrate.render;

import dev.migrate.catalog.CatalogObject;
import dev.migrate.catalog.Column;
import dev.migrate.catalog.Constraint;
import dev.migrate.catalog.Domain;
import dev.migrate.catalog.Index;
import dev.migrate.catalog.Key;
import dev.migrate.diff.Domains;
import dev.migrate.sql.Clause;
import dev.migrate.sql.Identifier;
import java.util.ArrayList;
import java.util.List;

/**
 * What looks first whether the rows there are meet a constraint: of rows in the way, the server names one at most. An
 * exclusion constraint has none: to find what excludes what without its index, every row would be held against every other.
 */
final class ConstraintGuards {

    private ConstraintGuards() {}

    /** For a constraint of a table; of a foreign key, the columns that are of an extension's type. */
    static List<Fragment> of(Constraint constraint, List<CatalogObject> columns, Surroundings surroundings) {
        if (!constraint.valid() || constraint.definition().endsWith(" NOT ENFORCED")) {
            return List.of();
        }
        return switch (constraint.type()) {
            case CHECK -> List.of(check(constraint));
            case FOREIGN_KEY -> foreignKey(constraint, columns, surroundings);
            case PRIMARY_KEY, UNIQUE -> unique(constraint, surroundings);
            case EXCLUSION -> List.of();
        };
    }

    /** For an index. */
    static List<Fragment> of(Index index, Surroundings surroundings) {
        return index.unique() ? unique(index, surroundings) : List.of();
    }

    /** For a constraint of a domain, that domain and the columns that are of it. */
    static List<Fragment> ofDomain(Constraint check, List<CatalogObject> parts) {
        List<Fragment> guards = new ArrayList<>();
        String base = ((Domain) parts.get(0)).type();
        String as = base.contains(".") ? "::" + Domains.plain(base) : ""; // or else operators are found without it
        for (CatalogObject object : parts) {
            if (object instanceof Column column && check.valid()) {
                String name = Identifier.quote(column.name());
                guards.add(Guard.noRows(
                        column.table().qualified(),
                        ConstraintSql.unmet(check, name + as),
                        "do not meet " + Identifier.quote(check.name()) + " in " + name));
            }
        }
        return guards;
    }

    private static Fragment check(Constraint check) {
        return Guard.noRows(
                check.key().qualified(),
                "not (" + ConstraintSql.condition(check) + ")",
                "do not meet " + Identifier.quote(check.name()));
    }

    private static List<Fragment> foreignKey(Constraint key, List<CatalogObject> columns, Surroundings surroundings) {
        List<String> own = Clause.list(key.definition());
        String target = Clause.behind(key.definition(), "REFERENCES");
        List<String> others = Clause.list(target);
        String referenced = Clause.firstName(target);
        boolean refersToNothing = surroundings.isAnyEmpty(key.key().table(), own) && !target.contains(" MATCH FULL");
        if (refersToNothing || own.stream().anyMatch(column -> column.startsWith("PERIOD "))) {
            return List.of();
        }
        StringBuilder condition = new StringBuilder();
        StringBuilder same = new StringBuilder();
        for (int i = 0; i < own.size(); i++) {
            condition.append("r.").append(own.get(i)).append(" is not null and ");
            same.append(i > 0 ? " and " : "")
                    .append("k.")
                    .append(others.get(i))
                    .append(" ")
                    .append(equality(own.get(i), columns))
                    .append(" r.")
                    .append(own.get(i));
        }
        return List.of(Guard.noRows(
                key.key().qualified(),
                condition + "not exists (select from " + referenced + " k where " + same + ")",
                "refer to what is not in " + referenced));
    }

    /** What an extension brings is found in its own schema, which need not be on the search path. */
    private static String equality(String name, List<CatalogObject> columns) {
        for (CatalogObject object : columns) {
            if (object instanceof Column column
                    && Identifier.quote(column.name()).equals(name)
                    && column.type().contains(".")
                    && !column.type().endsWith("]")) {
                return "operator(" + column.type().substring(0, column.type().lastIndexOf('.')) + ".=)";
            }
        }
        return "=";
    }

    private static List<Fragment> unique(Constraint key, Surroundings surroundings) {
        List<String> columns = Clause.list(key.definition());
        return key.definition().contains(" WITHOUT OVERLAPS")
                ? List.of()
                : unique(key.key().table(), columns, "", key.definition(), surroundings);
    }

    /** What an index stands on, without how it is sorted. */
    private static List<Fragment> unique(Index index, Surroundings surroundings) {
        String keys = Clause.behind(index.definition(), "USING");
        List<String> columns =
                Clause.list(keys).stream().map(Clause::firstOperand).toList();
        return keys.startsWith("btree ")
                ? unique(index.table(), columns, Clause.behind(keys, "WHERE"), index.definition(), surroundings)
                : List.of();
    }

    private static List<Fragment> unique(
            Key table, List<String> columns, String where, String definition, Surroundings surroundings) {
        boolean nullsDiffer = !definition.contains(" NULLS NOT DISTINCT");
        if (nullsDiffer && surroundings.isAnyEmpty(table, columns)) {
            return List.of();
        }
        List<String> conditions = new ArrayList<>();
        if (!where.isEmpty()) {
            conditions.add(where);
        }
        if (nullsDiffer) {
            columns.forEach(column -> conditions.add(column + " is not null"));
        }
        return List.of(
                Guard.noDuplicates(table.qualified(), String.join(", ", columns), String.join(" and ", conditions)));
    }
}
