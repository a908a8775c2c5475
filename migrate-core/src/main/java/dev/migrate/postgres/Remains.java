package dev.migrate.postgres;

import dev.migrate.sql.ConcurrentStatement;
import dev.migrate.sql.Literal;
import java.util.List;

/**
 * What a concurrent statement has left behind when it was interrupted.
 *
 * @param finished whether it had done all its work, so that it must not run again
 * @param cleaning what has to run first, each outside a transaction; empty where nothing is left
 * @param instead whether the cleaning completes the work itself
 */
public record Remains(boolean finished, List<String> cleaning, boolean instead) {

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
                select i.indisvalid, format('drop index concurrently %%I.%%I', n.nspname, c.relname)
                  from pg_index i join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace
                 where i.indrelid = to_regclass(%s) and c.relname = %s""".formatted(Literal.quote(statement.relation()), identifier(statement.object())),
                row -> row.flag(1) ? FINISHED : new Remains(false, List.of(row.text(2)), false));
        return found.isEmpty() ? NOTHING : found.get(0);
    }

    /** The server unfolds a name as written: case, quotes. */
    private static String identifier(String written) {
        return "(parse_ident(" + Literal.quote(written) + "))[1]";
    }

    private static boolean exists(Session session, String relation) {
        return session.query("select to_regclass(" + Literal.quote(relation) + ") is not null", row -> row.flag(1))
                .get(0);
    }

    private static String ofReindex(ConcurrentStatement statement) {
        return """
                select format('drop index concurrently %%I.%%I', n.nspname, c.relname)
                  from pg_index i join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace
                 where not i.indisvalid and c.relname ~ '_cc(new|old)[0-9]*$'
                   and i.indrelid in (
                     select to_regclass(%1$s) union all
                     select indrelid from pg_index where indexrelid = to_regclass(%1$s))
                 order by 1""".formatted(Literal.quote(statement.relation()));
    }

    private static Remains ofDetach(Session session, ConcurrentStatement statement) {
        List<Boolean> pending = session.query(
                "select inhdetachpending from pg_inherits where inhrelid = to_regclass("
                        + Literal.quote(statement.object()) + ") and inhparent = to_regclass("
                        + Literal.quote(statement.relation()) + ")",
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
