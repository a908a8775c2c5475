package dev.migrate.postgres;

import java.util.ArrayList;
import java.util.List;

/**
 * A query of Migrate's own, in which every name means what the server itself has of it: functions, operators, types and
 * tables of the same name may stand in a schema of the search path, and whoever made them would have them run by whoever
 * migrates.
 */
final class OwnQuery {

    /** What finds nothing but the server's own; temporary tables come last, where they would else come first. */
    static final String PATH = "pg_catalog, pg_temp";

    /** Several statements of one message are one transaction, so this holds to its end, and no longer. */
    static final Session.Query SET_PATH =
            new Session.Query("select pg_catalog.set_config('search_path', '" + PATH + "', true)", row -> {});

    private OwnQuery() {}

    /** The rows of a query, outside a transaction. */
    static <R> List<R> rows(Session session, String sql, Session.RowReader<R> reader) {
        List<R> rows = new ArrayList<>();
        session.query(List.of(SET_PATH, new Session.Query(sql, row -> rows.add(reader.read(row)))));
        return rows;
    }
}
