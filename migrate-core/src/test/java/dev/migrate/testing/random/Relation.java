package dev.migrate.testing.random;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/**
 * A relation of the draft.
 *
 * @param schema its schema
 * @param name its name
 * @param kind what it is
 * @param columns the types of its columns, by their names
 */
record Relation(String schema, String name, Kind kind, SortedMap<String, String> columns) {

    /** What a relation is. */
    enum Kind {
        TABLE,
        PARTITIONED,
        PARTITION,
        PARENT,
        FOREIGN,
        VIEW,
        MATERIALIZED
    }

    private static final Set<String> INCOMPARABLE = Set.of("jsonb", "json", "xml", "point");

    String sql() {
        return Name.quoted(schema, name);
    }

    boolean is(Kind... kinds) {
        return List.of(kinds).contains(kind);
    }

    /** The columns that an index can sort. */
    List<String> comparable() {
        return columns.entrySet().stream()
                .filter(column -> !INCOMPARABLE.contains(column.getValue()))
                .map(java.util.Map.Entry::getKey)
                .toList();
    }

    /** The columns of a type. */
    List<String> of(String type) {
        return columns.entrySet().stream()
                .filter(column -> column.getValue().equals(type))
                .map(java.util.Map.Entry::getKey)
                .toList();
    }

    String type(String column) {
        return columns.getOrDefault(column, "");
    }
}
