package dev.migrate.postgres;

import dev.migrate.catalog.Constraint;
import dev.migrate.catalog.Index;
import dev.migrate.catalog.Key;
import dev.migrate.catalog.Kind;
import java.util.List;
import org.apache.commons.lang3.Strings;

/** Constraints of tables and domains. */
final class ConstraintQueries {

    private ConstraintQueries() {}

    static List<Session.Query> of(CatalogRows rows) {
        return List.of(CatalogRows.query("""
                        select 'pg_constraint'::regclass::bigint, k.oid::bigint, 0, n.nspname, coalesce(c.relname, t.typname),
                               k.conname, k.contype::text, pg_get_constraintdef(k.oid), k.convalidated, k.contypid <> 0,
                               coalesce(i.indisclustered, false), coalesce(i.indisreplident, false),
                               not k.conislocal or k.conparentid <> 0,
                               case when k.contype = 'c' and cardinality(k.conkey) = 1
                                    then (select quote_ident(a.attname) from pg_attribute a where a.attrelid = k.conrelid
                                             and a.attnum = k.conkey[1] and a.atttypid = 'varchar'::regtype) end
                          from pg_constraint k join pg_namespace n on n.oid = k.connamespace
                               left join pg_class c on c.oid = k.conrelid
                               left join pg_type t on t.oid = k.contypid
                               left join pg_index i on i.indexrelid = k.conindid and k.contype in ('p', 'u', 'x')
                         where k.contype in ('c', 'f', 'p', 'u', 'x')
                           and not exists (select from pg_constraint parent
                                            where parent.oid = k.conparentid and parent.conrelid = k.conrelid)
                           and <user>""", row -> add(rows, row)));
    }

    private static void add(CatalogRows rows, ResultRow row) {
        boolean ofDomain = row.flag(10);
        Key key = new Key(Kind.CONSTRAINT, row.text(4), row.text(5), row.text(6));
        Constraint constraint = new Constraint(
                key,
                type(row.text(7)),
                definition(row),
                row.flag(9),
                ofDomain,
                row.flag(13) && !ofDomain,
                new Index.Mark(row.flag(11), row.flag(12)));
        rows.add(row, constraint);
        rows.depends(key, ofDomain ? Key.of(Kind.TYPE, key.schema(), key.name()) : key.table());
    }

    private static String definition(ResultRow row) {
        String settled = Deparsed.settled(Strings.CS.removeEnd(row.text(8), " NOT VALID"));
        return Deparsed.asList(settled, row.text(14));
    }

    private static Constraint.Type type(String letter) {
        return switch (letter) {
            case "c" -> Constraint.Type.CHECK;
            case "f" -> Constraint.Type.FOREIGN_KEY;
            case "p" -> Constraint.Type.PRIMARY_KEY;
            case "u" -> Constraint.Type.UNIQUE;
            default -> Constraint.Type.EXCLUSION;
        };
    }
}
