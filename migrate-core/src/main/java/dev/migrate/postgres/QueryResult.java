package dev.migrate.postgres;

import dev.migrate.MigrateException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.Field;
import org.postgresql.core.Query;
import org.postgresql.core.ResultCursor;
import org.postgresql.core.ResultHandlerBase;
import org.postgresql.core.Tuple;

/** Keeps the rows of one query, each value as PostgreSQL prints it, by the names of the columns. */
final class QueryResult extends ResultHandlerBase {

    private final Session.Listener listener;
    private final List<Map<String, @Nullable String>> rows = new ArrayList<>();
    private List<String> names = List.of();

    QueryResult(Session.Listener listener) {
        this.listener = listener;
    }

    /**
     * The rows; none where the statement returned none.
     *
     * @throws MigrateException if two columns have one name
     */
    List<Map<String, @Nullable String>> rows() {
        if (names.stream().distinct().count() < names.size()) {
            throw new MigrateException(
                    "Two columns of a query have one name, out of " + String.join(", ", names) + ".",
                    "Give each a name of its own: select a.id as account, b.id as book.");
        }
        return rows;
    }

    @Override
    public void handleResultRows(Query query, Field[] fields, List<Tuple> tuples, ResultCursor cursor) {
        names = Stream.of(fields).map(Field::getColumnLabel).toList();
        for (Tuple tuple : tuples) {
            Map<String, @Nullable String> row = new LinkedHashMap<>();
            for (int column = 0; column < fields.length; column++) {
                byte @Nullable [] value = tuple.get(column);
                row.put(names.get(column), value == null ? null : new String(value, StandardCharsets.UTF_8));
            }
            rows.add(row);
        }
    }

    @Override
    public void handleCommandStatus(String status, long updateCount, long insertOid) {
        // a statement that returns no rows
    }

    @Override
    public void handleWarning(SQLWarning warning) {
        listener.notice(Session.Notice.of(warning));
    }
}
