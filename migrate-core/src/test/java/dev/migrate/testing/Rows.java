package dev.migrate.testing;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;

/**
 * All that the tables and views of a database show, without Migrate's own tables.
 *
 * @param columns the columns of each
 * @param rows the rows of each, in the order of their text
 */
public record Rows(Map<String, Set<String>> columns, Map<String, List<JsonObject>> rows) {

    public Rows {
        columns = Map.copyOf(columns);
        rows = Map.copyOf(rows);
    }

    /** What a database shows now. */
    public static Rows of(TestDatabase database) {
        Map<String, Set<String>> columns = database.query("""
                        select table_name, column_name from information_schema.columns
                         where table_schema = 'public' and table_name not in ('migrate_log', 'migrate_version')""").stream()
                .collect(Collectors.groupingBy(
                        row -> StringUtils.substringBefore(row, "|"),
                        Collectors.mapping(row -> StringUtils.substringAfter(row, "|"), Collectors.toSet())));
        return new Rows(columns, rows(database, columns.keySet()));
    }

    private static Map<String, List<JsonObject>> rows(TestDatabase database, Set<String> relations) {
        if (relations.isEmpty()) {
            return Map.of();
        }
        String each = relations.stream()
                .map(relation -> "select '%1$s', to_jsonb(t)::text as row from %1$s t".formatted(relation))
                .collect(Collectors.joining(" union all ", "", " order by row"));
        return database.query(each).stream()
                .collect(Collectors.groupingBy(
                        row -> StringUtils.substringBefore(row, "|"),
                        Collectors.mapping(
                                row -> JsonParser.parseString(StringUtils.substringAfter(row, "|"))
                                        .getAsJsonObject(),
                                Collectors.toList())));
    }

    /** The rows that the other has not, in the tables and columns that both have. */
    public List<String> without(Rows other) {
        List<String> missing = new ArrayList<>();
        for (String relation : new TreeSet<>(rows.keySet())) {
            Set<String> shared = new TreeSet<>(columns.getOrDefault(relation, Set.of()));
            shared.retainAll(other.columns.getOrDefault(relation, Set.of()));
            if (!shared.isEmpty()) {
                Set<JsonObject> kept = Set.copyOf(other.cut(relation, shared));
                cut(relation, shared).stream()
                        .filter(Predicate.not(kept::contains))
                        .forEach(row -> missing.add(relation + " " + row));
            }
        }
        return missing;
    }

    private List<JsonObject> cut(String relation, Set<String> shared) {
        return rows.getOrDefault(relation, List.of()).stream()
                .map(row -> {
                    JsonObject cut = row.deepCopy();
                    cut.keySet().retainAll(shared);
                    return cut;
                })
                .distinct()
                .toList();
    }
}
