package dev.migrate.postgres;

import dev.migrate.catalog.CompositeType;
import dev.migrate.catalog.CompositeType.Attribute;
import dev.migrate.catalog.Domain;
import dev.migrate.catalog.EnumType;
import dev.migrate.catalog.Key;
import dev.migrate.catalog.Kind;
import dev.migrate.catalog.RangeType;
import dev.migrate.postgres.CatalogRows.Address;
import java.util.List;
import java.util.stream.IntStream;

/** Enums, domains, composite and range types. */
final class TypeQueries {

    private TypeQueries() {}

    static List<Session.Query> of(CatalogRows rows) {
        return List.of(
                CatalogRows.query("""
                        select 'pg_type'::regclass::bigint, t.oid::bigint, 0, n.nspname, t.typname,
                               array(select e.enumlabel::text from pg_enum e where e.enumtypid = t.oid order by e.enumsortorder)
                          from pg_type t join pg_namespace n on n.oid = t.typnamespace
                         where t.typtype = 'e' and <user>""", row -> rows.add(row, new EnumType(key(row), row.texts(6)))),
                CatalogRows.query(
                        """
                        select 'pg_type'::regclass::bigint, t.oid::bigint, 0, n.nspname, t.typname,
                               format_type(t.typbasetype, t.typtypmod)
                               || case when t.typcollation <> b.typcollation
                                       then ' collate ' || t.typcollation::regcollation::text else '' end,
                               t.typnotnull, t.typdefault
                          from pg_type t join pg_namespace n on n.oid = t.typnamespace
                               join pg_type b on b.oid = t.typbasetype
                         where t.typtype = 'd' and <user>""", row -> rows.add(row, new Domain(key(row), row.text(6), row.flag(7), row.text(8)))),
                CatalogRows.query("""
                        select 'pg_type'::regclass::bigint, t.oid::bigint, 0, n.nspname, t.typname,
                               array(select a.attname::text from pg_attribute a where a.attrelid = t.typrelid
                                        and a.attnum > 0 and not a.attisdropped order by a.attnum),
                               array(select format_type(a.atttypid, a.atttypmod)
                                            || case when a.attcollation <> at.typcollation
                                                    then ' collate ' || a.attcollation::regcollation::text else '' end
                                       from pg_attribute a join pg_type at on at.oid = a.atttypid
                                      where a.attrelid = t.typrelid and a.attnum > 0 and not a.attisdropped order by a.attnum),
                               c.oid::bigint
                          from pg_type t join pg_namespace n on n.oid = t.typnamespace
                               join pg_class c on c.oid = t.typrelid and c.relkind = 'c'
                         where <user>""", row -> composite(rows, row)),
                CatalogRows.query(
                        """
                        select 'pg_type'::regclass::bigint, t.oid::bigint, 0, n.nspname, t.typname,
                               format_type(r.rngsubtype, null), mn.nspname, m.typname,
                               format('create type %I.%I as range (subtype = %s', n.nspname, t.typname,
                                      format_type(r.rngsubtype, null))
                               || case when o.opcdefault then '' else format(', subtype_opclass = %I.%I', oon.nspname, o.opcname) end
                               || case when r.rngcollation <> s.typcollation
                                       then ', collation = ' || r.rngcollation::regcollation::text else '' end
                               || case when r.rngsubdiff <> 0 then ', subtype_diff = ' || r.rngsubdiff::regproc::text else '' end
                               || format(', multirange_type_name = %I.%I)', mn.nspname, m.typname)
                          from pg_range r join pg_type t on t.oid = r.rngtypid
                               join pg_namespace n on n.oid = t.typnamespace
                               join pg_type s on s.oid = r.rngsubtype
                               join pg_opclass o on o.oid = r.rngsubopc join pg_namespace oon on oon.oid = o.opcnamespace
                               join pg_type m on m.oid = r.rngmultitypid join pg_namespace mn on mn.oid = m.typnamespace
                         where <user>""",
                        row -> rows.add(
                                row,
                                new RangeType(
                                        key(row),
                                        row.text(6),
                                        Key.of(Kind.TYPE, row.text(7), row.text(8)),
                                        row.text(9)))));
    }

    /** A composite type also stands where relations do, as that of its attributes. */
    private static void composite(CatalogRows rows, ResultRow row) {
        List<String> names = row.texts(6);
        List<String> types = row.texts(7);
        List<Attribute> attributes = IntStream.range(0, names.size())
                .mapToObj(i -> new Attribute(names.get(i), types.get(i)))
                .toList();
        rows.add(row, new CompositeType(key(row), attributes));
        rows.belongsTo(Address.relation(row.number(8), 0), key(row));
    }

    private static Key key(ResultRow row) {
        return Key.of(Kind.TYPE, row.text(4), row.text(5));
    }
}
