package dev.migrate.postgres;

import dev.migrate.catalog.Index;
import dev.migrate.catalog.Key;
import dev.migrate.catalog.Kind;
import dev.migrate.catalog.Sequence;
import dev.migrate.catalog.SequenceOwner;
import dev.migrate.catalog.Table;
import dev.migrate.catalog.Table.RowSecurity;
import dev.migrate.catalog.View;
import dev.migrate.postgres.CatalogRows.Address;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;

/** Tables, views, sequences and indexes. */
final class RelationQueries {

    private RelationQueries() {}

    static List<Session.Query> of(CatalogRows rows) {
        return List.of(
                CatalogRows.query("""
                        select 'pg_class'::regclass::bigint, c.oid::bigint, 0, n.nspname, c.relname, c.relpersistence = 'u',
                               case when am.amname <> 'heap' then am.amname end,
                               case when c.reloptions is not null or toast.reloptions is not null
                                    then array(select o from unnest(c.reloptions || array(select 'toast.' || x
                                                                                     from unnest(toast.reloptions) x)) o order by o) end,
                               case when c.relkind = 'p' then pg_get_partkeydef(c.oid) end, parents.schemas, parents.names,
                               pg_get_expr(c.relpartbound, c.oid), otn.nspname, ot.typname,
                               fs.srvname,
                               case when f.ftoptions is not null
                                    then array(select format('%I %L', o.option_name, o.option_value)
                                                 from pg_options_to_table(f.ftoptions) o order by 1) end,
                               c.relrowsecurity, c.relforcerowsecurity,
                               case when c.relkind = 'f' then '' when c.relreplident = 'f' then 'full'
                                    when c.relreplident = 'n' then 'nothing'
                                    when c.relreplident = 'i' and exists (select from pg_index x
                                         where x.indrelid = c.oid and x.indisreplident) then 'index' else '' end
                          from pg_class c join pg_namespace n on n.oid = c.relnamespace
                               left join pg_class toast on toast.oid = c.reltoastrelid and toast.reloptions is not null
                               left join (select i.inhrelid, array_agg(pn.nspname::text order by i.inhseqno) as schemas,
                                                 array_agg(p.relname::text order by i.inhseqno) as names
                                            from pg_inherits i join pg_class p on p.oid = i.inhparent
                                                 join pg_namespace pn on pn.oid = p.relnamespace
                                           group by i.inhrelid) parents on parents.inhrelid = c.oid
                               left join pg_am am on am.oid = c.relam
                               left join pg_type ot on ot.oid = c.reloftype
                               left join pg_namespace otn on otn.oid = ot.typnamespace
                               left join pg_foreign_table f on f.ftrelid = c.oid
                               left join pg_foreign_server fs on fs.oid = f.ftserver
                         where c.relkind in ('r', 'p', 'f') and <user>""", row -> rows.addTable(row, table(row))),
                CatalogRows.query("""
                        select 'pg_class'::regclass::bigint, c.oid::bigint, 0, n.nspname, c.relname, c.relkind = 'm',
                               pg_get_viewdef(c.oid),
                               array(select format('%I %s%s', a.attname, format_type(a.atttypid, a.atttypmod),
                                                   case when a.attcollation <> t.typcollation
                                                        then ' collate ' || a.attcollation::regcollation::text else '' end)
                                       from pg_attribute a join pg_type t on t.oid = a.atttypid
                                      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped order by a.attnum),
                               array(select o from unnest(c.reloptions) o order by o)
                          from pg_class c join pg_namespace n on n.oid = c.relnamespace
                         where c.relkind in ('v', 'm') and <user>""", row -> rows.add(row, view(row))),
                CatalogRows.query("""
                        select 'pg_class'::regclass::bigint, c.oid::bigint, 0, n.nspname, c.relname, c.relpersistence = 'u', <sequence>,
                               d.refobjid::bigint, d.refobjsubid, tn.nspname, t.relname, a.attname
                          from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_sequence s on s.seqrelid = c.oid
                               left join pg_depend d on d.classid = 'pg_class'::regclass and d.objid = c.oid
                                and d.refclassid = 'pg_class'::regclass and d.refobjsubid > 0 and d.deptype in ('a', 'i')
                               left join pg_class t on t.oid = case d.deptype when 'a' then d.refobjid end
                               left join pg_namespace tn on tn.oid = t.relnamespace
                               left join pg_attribute a on a.attrelid = t.oid and a.attnum = d.refobjsubid
                         where <user>""", row -> sequence(rows, row)),
                CatalogRows.query(
                        """
                        select 'pg_class'::regclass::bigint, c.oid::bigint, 0, i.indrelid::bigint, c.relname, i.indisunique,
                               substr(pg_get_indexdef(c.oid), length(format('CREATE %sINDEX %I ',
                                      case when i.indisunique then 'UNIQUE ' else '' end, c.relname)) + 1),
                               i.indisclustered, i.indisreplident, c.relispartition
                          from pg_index i join pg_class c on c.oid = i.indexrelid
                               join pg_namespace n on n.oid = c.relnamespace
                         where i.indexrelid not in (select k.conindid from pg_constraint k where k.contype in ('p', 'u', 'x'))
                           and <user>""",
                        row -> rows.wholeAt(Address.relation(row.number(4), 0))
                                .ifPresent(table -> rows.add(row, index(row, table)))));
    }

    private static Index index(ResultRow row, Key table) {
        return new Index(
                Key.of(Kind.INDEX, table.schema(), row.text(5)),
                table,
                row.flag(6),
                Deparsed.settled(StringUtils.replaceOnce(row.text(7), "ON ONLY ", "ON ")),
                row.flag(10),
                new Index.Mark(row.flag(8), row.flag(9)));
    }

    private static Table table(ResultRow row) {
        List<String> schemas = row.texts(10);
        List<String> names = row.texts(11);
        List<Key> parents = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            parents.add(Key.of(Kind.TABLE, schemas.get(i), names.get(i)));
        }
        return new Table(
                Key.of(Kind.TABLE, row.text(4), row.text(5)),
                row.flag(6),
                row.text(7),
                row.texts(8),
                row.text(9),
                parents,
                row.text(12),
                row.textOrNull(13) == null ? null : Key.of(Kind.TYPE, row.text(13), row.text(14)),
                foreign(row),
                rowSecurity(row.flag(17), row.flag(18)),
                row.text(19));
    }

    private static Table.@Nullable Foreign foreign(ResultRow row) {
        String server = row.textOrNull(15);
        return server == null ? null : new Table.Foreign(server, row.texts(16));
    }

    private static RowSecurity rowSecurity(boolean enabled, boolean forced) {
        if (enabled) {
            return forced ? RowSecurity.FORCED : RowSecurity.ENABLED;
        }
        return forced ? RowSecurity.FORCED_BUT_OFF : RowSecurity.OFF;
    }

    private static View view(ResultRow row) {
        Kind kind = row.flag(6) ? Kind.MATERIALIZED_VIEW : Kind.VIEW;
        String definition = Deparsed.settled(row.text(7).strip());
        return new View(
                Key.of(kind, row.text(4), row.text(5)),
                definition.endsWith(";") ? definition.substring(0, definition.length() - 1) : definition,
                row.texts(8),
                row.texts(9));
    }

    private static void sequence(CatalogRows rows, ResultRow row) {
        Key key = Key.of(Kind.SEQUENCE, row.text(4), row.text(5));
        Sequence sequence = new Sequence(key, row.flag(6), options(row, 7));
        boolean owned = row.textOrNull(18) != null;
        if (!owned && row.integer(15) > 0) {
            rows.addIdentity(Address.relation(row.number(14), row.integer(15)), sequence);
            return;
        }
        rows.add(row, sequence);
        if (owned && rows.find(key) != null) {
            Key column = new Key(Kind.COLUMN, row.text(16), row.text(17), row.text(18));
            SequenceOwner owner = new SequenceOwner(key.as(Kind.SEQUENCE_OWNER), column);
            Address address = Address.of(row, 1);
            rows.add(new Address(address.table(), address.number(), -1), owner);
            rows.depends(owner.key(), key);
            rows.depends(owner.key(), column);
        }
    }

    /** What a sequence counts, in seven columns of a row. */
    private static Sequence.Options options(ResultRow row, int first) {
        return new Sequence.Options(
                row.text(first),
                row.number(first + 1),
                row.number(first + 2),
                row.number(first + 3),
                row.number(first + 4),
                row.number(first + 5),
                row.flag(first + 6));
    }
}
