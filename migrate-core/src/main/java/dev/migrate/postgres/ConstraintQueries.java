package dev.migrate.postgres;

import dev.migrate.catalog.Column;
import dev.migrate.catalog.Constraint;
import dev.migrate.catalog.Index;
import dev.migrate.catalog.Key;
import dev.migrate.catalog.Kind;
import dev.migrate.postgres.CatalogRows.Address;
import dev.migrate.sql.Identifier;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;

/** Constraints of tables and domains. */
final class ConstraintQueries {

    private static final Pattern VARCHAR = Pattern.compile("character varying(\\(\\d+\\))?");

    private ConstraintQueries() {}

    static List<Session.Query> of(CatalogRows rows) {
        return List.of(CatalogRows.query("""
                        select 'pg_constraint'::regclass::bigint, k.oid::bigint, 0, k.conrelid::bigint, k.contypid::bigint,
                               k.conname, k.contype, pg_get_constraintdef(k.oid), k.convalidated, i.indisclustered,
                               i.indisreplident, not k.conislocal or k.conparentid <> 0,
                               case when k.contype = 'c' and cardinality(k.conkey) = 1 then k.conkey[1] end
                          from pg_constraint k join pg_namespace n on n.oid = k.connamespace
                               left join pg_index i on i.indexrelid = k.conindid and k.contype in ('p', 'u', 'x')
                                and (i.indisclustered or i.indisreplident)
                         where k.contype in ('c', 'f', 'p', 'u', 'x')
                           and (k.conparentid = 0 or not exists (select from pg_constraint parent
                                                                  where parent.oid = k.conparentid and parent.conrelid = k.conrelid))
                           and <user>""", row -> {
            Address table = Address.relation(row.number(4), 0);
            Address domain = Address.type(row.number(5));
            rows.wholeAt(domain.number() == 0 ? table : domain).ifPresent(whole -> add(rows, row, whole));
        }));
    }

    private static void add(CatalogRows rows, ResultRow row, Key whole) {
        boolean ofDomain = whole.kind() == Kind.TYPE;
        Key key = whole.part(Kind.CONSTRAINT, row.text(6));
        Constraint constraint = new Constraint(
                key,
                type(row.text(7)),
                definition(rows, row),
                row.flag(9),
                ofDomain,
                row.flag(12) && !ofDomain,
                new Index.Mark(row.flag(10), row.flag(11)));
        rows.add(row, constraint);
        rows.depends(key, whole);
    }

    private static String definition(CatalogRows rows, ResultRow row) {
        String settled = Deparsed.settled(StringUtils.removeEnd(row.text(8), " NOT VALID"));
        int checked = row.integer(13);
        return checked != 0
                        && rows.objectAt(Address.relation(row.number(4), checked)) instanceof Column column
                        && VARCHAR.matcher(column.type()).matches()
                ? Deparsed.asList(settled, Identifier.quote(column.key().part()))
                : settled;
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
