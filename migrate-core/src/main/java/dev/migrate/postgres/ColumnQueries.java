package dev.migrate.postgres;

import dev.migrate.catalog.Column;
import dev.migrate.catalog.Column.Identity;
import dev.migrate.catalog.Column.Nullability;
import dev.migrate.catalog.Column.Settings;
import dev.migrate.catalog.ColumnDefault;
import dev.migrate.catalog.Key;
import dev.migrate.catalog.Kind;
import dev.migrate.catalog.Sequence;
import dev.migrate.postgres.CatalogRows.Address;
import java.util.List;

/** Columns and their defaults. */
final class ColumnQueries {

    /** From which version on what refuses nulls is a constraint of its own. */
    static final int NOT_NULL_SINCE = 18;

    private static final String NOT_NULL = """
            left join pg_constraint k on k.conrelid = a.attrelid and k.contype = 'n' and k.conkey[1] = a.attnum""";

    /** One that is not checked yet, or that children do not have, is named as what is not read. */
    private static final String OWN_NAME =
            "case when k.conislocal and k.convalidated and not k.connoinherit then k.conname end";

    private final CatalogRows rows;

    private ColumnQueries(CatalogRows rows) {
        this.rows = rows;
    }

    /**
     * What is usual comes as null, for most is usual, and nothing is read as quickly as what is not sent. A default names
     * no column, so the server need not open the table for it, which takes longer than the rest.
     */
    static List<Session.Query> of(CatalogRows rows) {
        ColumnQueries columns = new ColumnQueries(rows);
        boolean named = rows.isSince(NOT_NULL_SINCE);
        return List.of(
                CatalogRows.query(
                        """
                        select c.oid::bigint, a.attnum, a.attname, nullif(not a.attislocal or c.reloftype <> 0, false),
                               format_type(a.atttypid, a.atttypmod),
                               case when a.attcollation <> t.typcollation then a.attcollation::regcollation::text end,
                               nullif(a.attnotnull, false), nullif(a.attidentity, ''), nullif(a.attgenerated, ''),
                               pg_get_expr(d.adbin, case when a.attgenerated = '' then 0::oid else d.adrelid end),
                               nullif(a.attstorage, 'x'), nullif(t.typstorage, 'x'),
                               case a.attcompression when 'p' then 'pglz' when 'l' then 'lz4' end,
                               nullif(a.attstattarget, -1),
                               case when a.attoptions is not null
                                    then array(select o from unnest(a.attoptions) o where o like 'n\\_distinct%' order by o) end,
                               d.oid::bigint, <own>, <name>
                          from pg_attribute a join pg_class c on c.oid = a.attrelid
                               join pg_namespace n on n.oid = c.relnamespace
                               join pg_type t on t.oid = a.atttypid
                               left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
                               <not null>
                         where c.relkind in ('r', 'p', 'f') and a.attnum > 0 and not a.attisdropped and <user>""".replace("<own>", named ? "k.conislocal and k.coninhcount > 0" : "null")
                                .replace("<name>", named ? OWN_NAME : "null")
                                .replace("<not null>", named ? NOT_NULL : ""),
                        columns::column),
                CatalogRows.query("""
                        select 'pg_attrdef'::regclass::bigint, d.oid::bigint, 0, n.nspname, c.relname, a.attname,
                               pg_get_expr(d.adbin, d.adrelid)
                          from pg_attrdef d join pg_class c on c.oid = d.adrelid
                               join pg_namespace n on n.oid = c.relnamespace
                               join pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
                         where c.relkind = 'v' and <user>""", columns::ofView));
    }

    private void column(ResultRow row) {
        Address address = Address.relation(row.number(1), row.integer(2));
        rows.wholeAt(address.whole()).ifPresent(table -> column(row, address, table));
    }

    private void column(ResultRow row, Address address, Key table) {
        Key key = table.part(Kind.COLUMN, row.text(3));
        String expression = Deparsed.settled(row.text(10));
        String generated = row.text(9);
        rows.add(address, column(row, address, key, expression));
        rows.depends(key, table);
        Address stored = Address.ofDefault(row.number(16));
        if (!generated.isEmpty()) {
            rows.belongsTo(stored, key);
        } else if (!expression.isEmpty()) {
            ColumnDefault value = new ColumnDefault(key.as(Kind.DEFAULT), expression);
            rows.add(stored, value);
            rows.depends(value.key(), key);
        }
    }

    /** A view has no columns of its own, and they may have defaults. */
    private void ofView(ResultRow row) {
        Key key = new Key(Kind.DEFAULT, row.text(4), row.text(5), row.text(6));
        rows.add(row, new ColumnDefault(key, Deparsed.settled(row.text(7))));
        rows.depends(key, key.whole(Kind.VIEW));
    }

    private Column column(ResultRow row, Address address, Key key, String expression) {
        Sequence sequence = rows.identitySequence(address);
        String generated = row.text(9);
        return new Column(
                key,
                address.column(),
                row.flag(4),
                row.text(5),
                row.text(6),
                new Nullability(row.flag(7), row.flag(17), rows.isInTree(key.table()) ? "" : row.text(18)),
                sequence == null ? null : new Identity(row.text(8).equals("a"), sequence.key(), sequence.options()),
                generated.isEmpty() ? "" : expression,
                generated.equals("v"),
                settings(row));
    }

    private static Settings settings(ResultRow row) {
        String storage = storage(row.text(11));
        String usual = storage(row.text(12));
        int target = row.textOrNull(14) == null ? -1 : row.integer(14);
        return new Settings(storage.equals(usual) ? "" : storage, usual, row.text(13), target, row.texts(15));
    }

    /** How a value is stored, in a word for its letter. */
    private static String storage(String letter) {
        return switch (letter) {
            case "p" -> "plain";
            case "e" -> "external";
            case "m" -> "main";
            default -> "extended";
        };
    }
}
