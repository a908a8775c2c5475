package dev.migrate.op;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows that say the names of their columns, in the order of those of the first. Not safe for use by several threads. */
final class NamedRows implements Iterator<List<@Nullable Object>> {

    private final List<String> columns;
    private final Iterator<? extends Map<String, ? extends @Nullable Object>> rest;
    private @Nullable Map<String, ? extends @Nullable Object> first;

    /**
     * Rows.
     *
     * @param columns in alphabetical order, lest the SQL change from run to run
     */
    NamedRows(
            List<String> columns,
            Map<String, ? extends @Nullable Object> first,
            Iterator<? extends Map<String, ? extends @Nullable Object>> rest) {
        this.columns = columns;
        this.first = first;
        this.rest = rest;
    }

    @Override
    public boolean hasNext() {
        return first != null || rest.hasNext();
    }

    @Override
    public List<@Nullable Object> next() {
        Map<String, ? extends @Nullable Object> row = first != null ? first : rest.next();
        first = null;
        if (row.size() != columns.size() || !row.keySet().containsAll(columns)) {
            throw new IllegalArgumentException("A row has values for " + row.keySet() + ", the first one for " + columns
                    + ". Give the same in each.");
        }
        List<@Nullable Object> values = new ArrayList<>();
        columns.forEach(column -> values.add(row.get(column)));
        return values;
    }
}
