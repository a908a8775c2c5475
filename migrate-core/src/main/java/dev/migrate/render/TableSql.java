package dev.migrate.render;

import dev.migrate.catalog.CatalogObject;
import dev.migrate.catalog.Column;
import dev.migrate.catalog.ColumnDefault;
import dev.migrate.catalog.Constraint;
import dev.migrate.catalog.Key;
import dev.migrate.catalog.Table;
import dev.migrate.catalog.Table.RowSecurity;
import dev.migrate.sql.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;

/** Tables, with the columns and constraints that come with them. */
final class TableSql {

    private TableSql() {}

    static List<Fragment> create(Table table, List<CatalogObject> parts) {
        Map<Key, String> defaults = parts.stream()
                .filter(ColumnDefault.class::isInstance)
                .map(ColumnDefault.class::cast)
                .collect(Collectors.toMap(ColumnDefault::column, ColumnDefault::expression));
        List<String> lines = new ArrayList<>();
        parts.stream()
                .filter(Column.class::isInstance)
                .map(Column.class::cast)
                .forEach(column -> lines.add(ColumnSql.definition(column, defaults.getOrDefault(column.key(), ""))));
        parts.stream()
                .filter(Constraint.class::isInstance)
                .map(Constraint.class::cast)
                .forEach(constraint -> lines.add("constraint " + Identifier.quote(constraint.name()) + " "
                        + ConstraintSql.definition(constraint)));
        List<Fragment> fragments = new ArrayList<>();
        fragments.add(Fragment.of("create " + (table.unlogged() ? "unlogged " : "")
                + (table.foreign() == null ? "table " : "foreign table ")
                + table.key().qualified()
                + (table.ofType() == null ? "" : " of " + table.ofType().qualified())
                + body(table, lines) + tail(table)));
        parts.stream()
                .filter(Column.class::isInstance)
                .map(Column.class::cast)
                .forEach(column -> fragments.addAll(ColumnSql.settings(ColumnSql.plain(column), column)));
        fragments.addAll(security(table.key(), RowSecurity.OFF, table.rowSecurity()));
        fragments.addAll(replicaIdentity("", table));
        return fragments;
    }

    private static String body(Table table, List<String> lines) {
        String list = lines.isEmpty() ? "" : lines.stream().collect(Collectors.joining(",\n    ", " (\n    ", "\n)"));
        if (table.isPartition()) {
            return " partition of " + table.parents().get(0).qualified() + list + " " + table.bound();
        }
        String columns = list.isEmpty() && table.ofType() == null ? " ()" : list;
        return table.parents().isEmpty() ? columns : columns + " inherits (" + parents(table) + ")";
    }

    private static String tail(Table table) {
        StringBuilder tail = new StringBuilder();
        if (table.isPartitioned()) {
            tail.append(" partition by ").append(table.partitionKey());
        }
        if (!table.accessMethod().isEmpty()) {
            tail.append(" using ").append(Identifier.quote(table.accessMethod()));
        }
        if (!table.options().isEmpty()) {
            tail.append(" with (").append(String.join(", ", table.options())).append(")");
        }
        Table.Foreign foreign = table.foreign();
        if (foreign != null) {
            tail.append(" server ")
                    .append(Identifier.quote(foreign.server()))
                    .append(ServerSql.options(foreign.options()));
        }
        return tail.toString();
    }

    private static String parents(Table table) {
        return table.parents().stream().map(Key::qualified).collect(Collectors.joining(", "));
    }

    static List<Fragment> drop(Table table) {
        return table.foreign() != null
                ? SqlRenderer.one("drop foreign table " + table.key().qualified())
                : List.of(Fragment.of("drop table " + table.key().qualified())
                        .destroying("the rows of " + table.key().qualified()));
    }

    static List<Fragment> alter(Table before, Table after) {
        String alter = "alter " + (after.foreign() == null ? "table " : "foreign table ")
                + after.key().qualified();
        List<Fragment> fragments = new ArrayList<>(parents(before, after));
        if (before.unlogged() != after.unlogged()) {
            fragments.add(Fragment.of(alter + (after.unlogged() ? " set unlogged" : " set logged")));
        }
        if (!before.accessMethod().equals(after.accessMethod())) {
            String method = after.accessMethod().isEmpty() ? "heap" : after.accessMethod();
            fragments.add(Fragment.of(alter + " set access method " + Identifier.quote(method)));
        }
        fragments.addAll(options(alter, before.options(), after.options()));
        if (before.foreign() != null && after.foreign() != null) {
            String options = ServerSql.changed(
                    before.foreign().options(), after.foreign().options());
            fragments.addAll(options.isEmpty() ? List.of() : SqlRenderer.one(alter + options));
        }
        fragments.addAll(security(after.key(), before.rowSecurity(), after.rowSecurity()));
        fragments.addAll(replicaIdentity(before.replicaIdentity(), after));
        if (before.ofType() != null && after.ofType() == null) {
            fragments.add(Fragment.of(alter + " not of"));
        } else if (after.ofType() != null && !after.ofType().equals(before.ofType())) {
            fragments.add(Fragment.of(alter + " of " + after.ofType().qualified()));
        }
        return fragments;
    }

    private static List<Fragment> parents(Table before, Table after) {
        List<Fragment> fragments = new ArrayList<>();
        boolean moves = !before.isSamePartition(after);
        String name = after.key().qualified();
        if (!moves) {
            return fragments;
        }
        List<Key> kept = before.isPartition() || after.isPartition() ? List.of() : before.parentsKept(after);
        if (before.isPartition()) {
            fragments.add(
                    Fragment.of("alter table " + before.parents().get(0).qualified() + " detach partition " + name));
        } else {
            before.parents().stream()
                    .filter(parent -> !kept.contains(parent))
                    .forEach(parent ->
                            fragments.add(Fragment.of("alter table " + name + " no inherit " + parent.qualified())));
        }
        if (after.isPartition()) {
            fragments.add(Fragment.of("alter table " + after.parents().get(0).qualified() + " attach partition " + name
                    + " " + after.bound()));
        } else {
            after.parents().stream()
                    .filter(parent -> !kept.contains(parent))
                    .forEach(parent ->
                            fragments.add(Fragment.of("alter table " + name + " inherit " + parent.qualified())));
        }
        return fragments;
    }

    /** What sets the options of a table or a view, and what takes away those that are no more. */
    static List<Fragment> options(String alter, List<String> before, List<String> after) {
        List<Fragment> fragments = new ArrayList<>();
        List<String> set =
                after.stream().filter(option -> !before.contains(option)).toList();
        Set<String> kept = after.stream().map(TableSql::name).collect(Collectors.toSet());
        List<String> reset = before.stream()
                .map(TableSql::name)
                .filter(option -> !kept.contains(option))
                .toList();
        if (!reset.isEmpty()) {
            fragments.add(Fragment.of(alter + " reset (" + String.join(", ", reset) + ")"));
        }
        if (!set.isEmpty()) {
            fragments.add(Fragment.of(alter + " set (" + String.join(", ", set) + ")"));
        }
        return fragments;
    }

    private static String name(String option) {
        return StringUtils.substringBefore(option, "=");
    }

    private static List<Fragment> security(Key table, RowSecurity before, RowSecurity after) {
        List<Fragment> fragments = new ArrayList<>();
        String alter = "alter table " + table.qualified();
        if (before.enabled() != after.enabled()) {
            fragments.add(Fragment.of(alter + (after.enabled() ? " enable" : " disable") + " row level security"));
        }
        if (before.forced() != after.forced()) {
            fragments.add(Fragment.of(alter + (after.forced() ? " force" : " no force") + " row level security"));
        }
        return fragments;
    }

    /** Where it is an index, that says so itself when it is there. */
    private static List<Fragment> replicaIdentity(String before, Table table) {
        String now = table.replicaIdentity();
        return now.equals(before) || now.equals("index")
                ? List.of()
                : List.of(Fragment.of("alter table " + table.key().qualified() + " replica identity "
                        + (now.isEmpty() ? "default" : now)));
    }
}
