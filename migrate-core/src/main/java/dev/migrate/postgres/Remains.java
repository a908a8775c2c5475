package dev.migrate.postgres;

import dev.migrate.sql.ConcurrentStatement;
import dev.migrate.sql.Literal;
import java.util.List;

/**
 * What a concurrent statement has left behind when it was interrupted. The names that it says are found by the search path
 * of its revision; of the server's own, each says its schema.
 *
 * @param finished whether it had done all its work, so that it must not run again
 * @param cleaning what has to run first, each outside a transaction; empty where nothing is left
 * @param instead whether the cleaning completes the work itself
 */
public record Remains(boolean finished, List<String> cleaning, boolean instead) {

    private static final String DROP = "pg_catalog.format('drop index concurrently %%I.%%I', n.nspname, c.relname)";

    private static final String INDEX = """
            pg_catalog.pg_index i
                       join pg_catalog.pg_class c on c.oid operator(pg_catalog.=) i.indexrelid
                       join pg_catalog.pg_namespace n on n.oid operator(pg_catalog.=) c.relnamespace""";

    private static final Remains NOTHING = new Remains(false, List.of(), false);
    private static final Remains FINISHED = new Remains(true, List.of(), false);

    public Remains {
        cleaning = List.copyOf(cleaning);
    }

    /** Looks at the objects that the statement works on. */
    public static Remains of(Session session, ConcurrentStatement statement) {
        return switch (statement.action()) {
            case CREATE_INDEX -> ofCreateIndex(session, statement);
            case DROP_INDEX -> exists(session, statement.relation()) ? NOTHING : FINISHED;
            case REINDEX -> cleaning(session.query(ofReindex(statement), row -> row.text(1)));
            case DETACH_PARTITION -> ofDetach(session, statement);
        };
    }

    private static Remains ofCreateIndex(Session session, ConcurrentStatement statement) {
        List<Remains> found = session.query(
                """
                select i.indisvalid, <drop>
                  from <index>
                 where i.indrelid operator(pg_catalog.=) pg_catalog.to_regclass(%s)::pg_catalog.oid
                   and c.relname operator(pg_catalog.=) %s""".replace("<drop>", DROP)
                        .replace("<index>", INDEX)
                        .formatted(Literal.quote(statement.relation()), identifier(statement.object())),
                row -> row.flag(1) ? FINISHED : new Remains(false, List.of(row.text(2)), false));
        return found.isEmpty() ? NOTHING : found.get(0);
    }

    /** The server unfolds a name as written: case, quotes. */
    private static String identifier(String written) {
        return "(pg_catalog.parse_ident(" + Literal.quote(written) + "))[1]";
    }

    private static boolean exists(Session session, String relation) {
        return session.query(
                        "select pg_catalog.to_regclass(" + Literal.quote(relation) + ") is not null",
                        row -> row.flag(1))
                .get(0);
    }

    private static String ofReindex(ConcurrentStatement statement) {
        return """
                select <drop>
                  from <index>
                 where not i.indisvalid and c.relname operator(pg_catalog.~) '_cc(new|old)[0-9]*$'
                   and i.indrelid operator(pg_catalog.=) any (
                     select pg_catalog.to_regclass(%1$s)::pg_catalog.oid union all
                     select indrelid from pg_catalog.pg_index
                      where indexrelid operator(pg_catalog.=) pg_catalog.to_regclass(%1$s)::pg_catalog.oid)
                 order by 1""".replace("<drop>", DROP).replace("<index>", INDEX).formatted(Literal.quote(statement.relation()));
    }

    private static Remains ofDetach(Session session, ConcurrentStatement statement) {
        List<Boolean> pending = session.query(
                """
                select inhdetachpending from pg_catalog.pg_inherits
                 where inhrelid operator(pg_catalog.=) pg_catalog.to_regclass(%s)::pg_catalog.oid
                   and inhparent operator(pg_catalog.=) pg_catalog.to_regclass(%s)::pg_catalog.oid""".formatted(Literal.quote(statement.object()), Literal.quote(statement.relation())),
                row -> row.flag(1));
        if (pending.isEmpty()) {
            return FINISHED;
        }
        String finalize =
                "alter table " + statement.relation() + " detach partition " + statement.object() + " finalize";
        return pending.get(0) ? new Remains(false, List.of(finalize), true) : NOTHING;
    }

    private static Remains cleaning(List<String> sql) {
        return sql.isEmpty() ? NOTHING : new Remains(false, sql, false);
    }
}
