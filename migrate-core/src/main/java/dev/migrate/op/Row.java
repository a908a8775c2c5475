package dev.migrate.op;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One row of a query: its values as PostgreSQL writes them, by the names of the columns. */
public final class Row {

    private final Map<String, @Nullable String> values;

    /**
     * A row.
     *
     * @param values the values by name, in the order of the columns; null for SQL's null
     */
    public Row(Map<String, @Nullable String> values) {
        this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The names of the columns, in their order. */
    public Set<String> columns() {
        return values.keySet();
    }

    /**
     * A value as PostgreSQL writes it, null for SQL's null.
     *
     * @throws IllegalArgumentException if the row has no such column
     */
    public @Nullable String get(String column) {
        if (!values.containsKey(column)) {
            throw new IllegalArgumentException("No column '" + column + "' in " + values.keySet());
        }
        return values.get(column);
    }

    /** Whether a value is null. */
    public boolean isNull(String column) {
        return get(column) == null;
    }

    /**
     * A value that is not null.
     *
     * @throws IllegalArgumentException if it is, or if there is no such column
     */
    public String string(String column) {
        String value = get(column);
        if (value == null) {
            throw new IllegalArgumentException("Column '" + column + "' is null");
        }
        return value;
    }

    /** A whole number that is not null. */
    public int integer(String column) {
        return Integer.parseInt(string(column));
    }

    /** A whole number that is not null. */
    public long bigint(String column) {
        return Long.parseLong(string(column));
    }

    /** A number that is not null, exact. */
    public BigDecimal numeric(String column) {
        return new BigDecimal(string(column));
    }

    /** A truth value that is not null. */
    public boolean bool(String column) {
        return string(column).equals("t") || string(column).equals("true");
    }

    /** A UUID that is not null. */
    public UUID uuid(String column) {
        return UUID.fromString(string(column));
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
