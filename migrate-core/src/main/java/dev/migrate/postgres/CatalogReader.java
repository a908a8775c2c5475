package dev.migrate.postgres;

import dev.migrate.catalog.Catalog;
import dev.migrate.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads what a database holds: a fixed number of set-based queries, all in one message, in one snapshot. Only what
 * is the server's own is on the search path meanwhile, so that nothing else is taken for it and the server writes every
 * name of others with its schema, and what else decides how it writes a value is the same for every database. What an extension owns, what is the inside of
 * something else (the index of a constraint, the sequence of an identity) and what a child has from its parent is not told
 * apart from what it belongs to.
 */
public final class CatalogReader {

    private CatalogReader() {}

    /**
     * Everything in the schemas of users.
     *
     * @param tables Migrate's own, which are left out
     * @throws ServerError if the server refuses a query
     */
    public static Catalog read(Session session, Tables tables) {
        CatalogRows rows = new CatalogRows(tables, session.major());
        List<Session.Query> queries = new ArrayList<>(rows.extensionMembers());
        queries.addAll(SchemaQueries.of(rows));
        queries.addAll(TypeQueries.of(rows));
        queries.addAll(RelationQueries.of(rows));
        queries.addAll(ColumnQueries.of(rows));
        queries.addAll(ConstraintQueries.of(rows));
        queries.addAll(RoutineQueries.of(rows));
        queries.addAll(RuleQueries.of(rows));
        queries.add(rows.unread());
        queries.addAll(rows.facts());
        session.run(
                Statement.own("begin isolation level repeatable read read only"),
                Statement.own("set local search_path = " + OwnQuery.PATH),
                Statement.own("set local jit = off"),
                Statement.own("set local max_parallel_workers_per_gather = 0"),
                Statement.own("set local timezone = 'UTC'"),
                Statement.own("set local datestyle = 'ISO, YMD'"),
                Statement.own("set local intervalstyle = 'postgres'"),
                Statement.own("set local extra_float_digits = 1"),
                Statement.own("set local quote_all_identifiers = off"));
        try {
            session.query(queries);
        } finally {
            session.rollback();
        }
        return rows.catalog();
    }
}
