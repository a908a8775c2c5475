package dev.migrate.op;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Columns that a table gets, with all that belongs to them.
 *
 * @param table where
 * @param elements columns, their constraints and indexes
 */
record ColumnAddition(Name table, List<TableElement> elements) {

    static ColumnAddition of(String table, Column column, TableElement... more) {
        List<TableElement> elements = new ArrayList<>(List.of(column));
        elements.addAll(List.of(more));
        return new ColumnAddition(Name.of(table), elements);
    }

    List<String> statements() {
        List<String> statements = new ArrayList<>();
        boolean mayExist = columns().allMatch(Column::mayExist);
        Table.createdTypes(columns())
                .forEach(type -> statements.add(mayExist ? type.createIfNotExists() : type.create()));
        statements.add(Alteration.of(
                table,
                elements.stream()
                        .filter(element -> !(element instanceof Index))
                        .map(this::addition)
                        .toList()));
        elements.stream()
                .filter(Index.class::isInstance)
                .map(Index.class::cast)
                .forEach(index -> statements.add(index.createOn(table, mayExist)));
        statements.addAll(
                columns().flatMap(column -> column.commentOn(table).stream()).collect(Collectors.toList()));
        return statements;
    }

    private String addition(TableElement element) {
        if (element instanceof Like) {
            throw new IllegalArgumentException("Table '" + table + "' exists: LIKE stands in createTable alone.");
        }
        if (element instanceof Column column) {
            return "add column " + (column.mayExist() ? "if not exists " : "") + column.sql();
        }
        return "add " + Table.sql(element);
    }

    private Stream<Column> columns() {
        return elements.stream().filter(Column.class::isInstance).map(Column.class::cast);
    }
}
