package dev.migrate.postgres;

import dev.migrate.catalog.Column;
import dev.migrate.catalog.ColumnDefault;
import dev.migrate.catalog.Key;
import dev.migrate.catalog.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Columns and their defaults. */
final class ColumnQueries {

    private final CatalogRows rows;

    private ColumnQueries(CatalogRows rows) {
        this.rows = rows;
    }

    static List<Session.Query> of(CatalogRows rows) {
        ColumnQueries columns = new ColumnQueries(rows);
        return List.of(CatalogRows.query("""
                        select 'pg_class'::regclass::bigint, c.oid::bigint, a.attnum, n.nspname, c.relname, a.attname,
                               not a.attislocal or c.reloftype <> 0, format_type(a.atttypid, a.atttypmod),
                               case when a.attcollation <> t.typcollation then a.attcollation::regcollation::text end,
                               a.attnotnull, a.attidentity::text, a.attgenerated::text, pg_get_expr(d.adbin, d.adrelid),
                               case when a.attstorage <> t.typstorage
                                    then case a.attstorage when 'p' then 'plain' when 'e' then 'external'
                                              when 'm' then 'main' else 'extended' end end,
                               case a.attcompression when 'p' then 'pglz' when 'l' then 'lz4' end,
                               coalesce(a.attstattarget, -1),
                               case when a.attoptions is not null
                                    then array(select o from unnest(a.attoptions) o where o like 'n\\_distinct%' order by o) end, <sequence>,
                               case t.typstorage when 'p' then 'plain' when 'e' then 'external'
                                    when 'm' then 'main' else 'extended' end
                          from pg_attribute a join pg_class c on c.oid = a.attrelid
                               join pg_namespace n on n.oid = c.relnamespace
                               join pg_type t on t.oid = a.atttypid
                               left join pg_attrdef d on a.attgenerated <> '' and d.adrelid = a.attrelid and d.adnum = a.attnum
                               left join pg_depend i on a.attidentity <> '' and i.refclassid = 'pg_class'::regclass
                                and i.refobjid = c.oid and i.refobjsubid = a.attnum and i.deptype = 'i'
                               left join pg_sequence s on s.seqrelid = i.objid
                         where c.relkind in ('r', 'p', 'f') and a.attnum > 0 and not a.attisdropped and <user>""", columns::column), CatalogRows.query("""
                        select 'pg_attrdef'::regclass::bigint, d.oid::bigint, 0, n.nspname, c.relname, a.attname,
                               case when a.attgenerated = '' then pg_get_expr(d.adbin, d.adrelid) end, a.attgenerated <> '',
                               c.relkind = 'v'
                          from pg_attrdef d join pg_class c on c.oid = d.adrelid
                               join pg_namespace n on n.oid = c.relnamespace
                               join pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
                         where <user>""", columns::defaultValue));
    }

    private void column(ResultRow row) {
        Key key = new Key(Kind.COLUMN, row.text(4), row.text(5), row.text(6));
        String expression = Deparsed.settled(row.text(13));
        boolean generated = !row.text(12).isEmpty();
        Column column = new Column(
                key,
                row.integer(3),
                row.flag(7),
                row.text(8),
                row.text(9),
                row.flag(10),
                identity(row),
                generated ? expression : "",
                row.text(12).equals("v"),
                row.text(14),
                row.text(25),
                row.text(15),
                row.integer(16),
                row.texts(17));
        rows.add(row, column);
        if (rows.find(key) != null) {
            rows.depends(key, key.table());
        }
    }

    private static Column.@Nullable Identity identity(ResultRow row) {
        String kind = row.text(11);
        return kind.isEmpty() || row.textOrNull(18) == null
                ? null
                : new Column.Identity(kind.equals("a"), RelationQueries.options(row, 18));
    }

    private void defaultValue(ResultRow row) {
        Key column = new Key(Kind.COLUMN, row.text(4), row.text(5), row.text(6));
        if (row.flag(8)) {
            rows.belongsTo(row, column);
        } else {
            ColumnDefault value = new ColumnDefault(column.as(Kind.DEFAULT), Deparsed.settled(row.text(7)));
            rows.add(row, value);
            if (row.flag(9)) {
                rows.depends(value.key(), Key.of(Kind.VIEW, column.schema(), column.name()));
            } else {
                rows.depends(value.key(), column);
            }
        }
    }
}
