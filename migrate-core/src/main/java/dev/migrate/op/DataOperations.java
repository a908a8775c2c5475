package dev.migrate.op;

import static dev.migrate.op.Emitter.emit;

import dev.migrate.sql.Identifier;
import dev.migrate.sql.Literal;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rows. Values are those of Java: text, numbers, {@code Boolean}, {@code UUID}, the classes of {@code java.time}, bytes,
 * arrays and collections, constants of an enum by their names, null, {@link Sql}; JSON is text.
 */
public sealed interface DataOperations extends Emitter permits Operations {

    /**
     * Inserts rows: a few in one statement, many by COPY, however many they are. Values for identity columns are kept.
     *
     * @param rows lists of as many values as columns, such as {@link Definitions#row}
     */
    default void bulkInsert(
            String table, List<String> columns, Iterable<? extends List<? extends @Nullable Object>> rows) {
        bulkInsert(table, columns, rows.iterator());
    }

    /** The same; the stream is read as the rows are sent, so that they need not fit into memory, and closed. */
    default void bulkInsert(
            String table, List<String> columns, Stream<? extends List<? extends @Nullable Object>> rows) {
        try (rows) {
            bulkInsert(table, columns, rows.iterator());
        }
    }

    /** The same, of rows that say the names of their columns, all the same ones. */
    default void bulkInsert(String table, Iterable<? extends Map<String, ? extends @Nullable Object>> rows) {
        Iterator<? extends Map<String, ? extends @Nullable Object>> iterator = rows.iterator();
        if (iterator.hasNext()) {
            Map<String, ? extends @Nullable Object> first = iterator.next();
            List<String> columns = first.keySet().stream().sorted().toList();
            bulkInsert(table, columns, new NamedRows(columns, first, iterator));
        }
    }

    private void bulkInsert(
            String table, List<String> columns, Iterator<? extends List<? extends @Nullable Object>> rows) {
        new BulkInsert(table, columns, this::execute).take(rows);
    }

    /** Has the numbers of an identity or serial column go on behind the greatest that is there. */
    default void restartIdentity(String table, String column) {
        Name name = Name.of(table);
        String quoted = Identifier.quote(column);
        emit(
                this,
                "select pg_catalog.setval(pg_catalog.pg_get_serial_sequence(" + Literal.quote(name.sql()) + ", "
                        + Literal.quote(column) + "), coalesce(pg_catalog.max(" + quoted
                        + "), 0) operator(pg_catalog.+) 1, false) from " + name);
    }
}
