package dev.migrate.postgres;

import static dev.migrate.postgres.CatalogRows.text;

import dev.migrate.catalog.Definition;
import dev.migrate.catalog.Key;
import dev.migrate.catalog.Kind;
import dev.migrate.catalog.Schema;
import java.util.List;

/** Schemas, extensions, and what stands beside the tables: collations, servers, publications, default privileges. */
final class SchemaQueries {

    private SchemaQueries() {}

    static List<Session.Query> of(CatalogRows rows) {
        return List.of(
                CatalogRows.query(
                        "select 'pg_namespace'::regclass::bigint, n.oid::bigint, 0, n.nspname from pg_namespace n where <user>",
                        row -> rows.add(row, new Schema(Key.of(Kind.SCHEMA, "", row.getString(4))))),
                rows.definitions(Kind.EXTENSION, """
                        select 'pg_extension'::regclass::bigint, e.oid::bigint, 0, '', e.extname,
                               format('create extension %I with schema %I', e.extname, n.nspname),
                               format('drop extension %I', e.extname)
                          from pg_extension e join pg_namespace n on n.oid = e.extnamespace
                         where e.extname <> 'plpgsql'"""),
                rows.definitions(Kind.COLLATION, """
                        select 'pg_collation'::regclass::bigint, c.oid::bigint, 0, n.nspname, c.collname,
                               format('create collation %I.%I (provider = %s, ', n.nspname, c.collname,
                                      case c.collprovider when 'i' then 'icu' when 'c' then 'libc' else 'builtin' end)
                               || case when to_jsonb(c) ->> 'collcollate' is null
                                       then format('locale = %L', coalesce(to_jsonb(c) ->> 'colllocale',
                                                   to_jsonb(c) ->> 'colliculocale'))
                                       else format('lc_collate = %L, lc_ctype = %L', to_jsonb(c) ->> 'collcollate',
                                                   to_jsonb(c) ->> 'collctype') end
                               || case when c.collisdeterministic then ')' else ', deterministic = false)' end,
                               format('drop collation %I.%I', n.nspname, c.collname)
                          from pg_collation c join pg_namespace n on n.oid = c.collnamespace where <user>"""),
                rows.definitions(Kind.SERVER, """
                        select 'pg_foreign_server'::regclass::bigint, s.oid::bigint, 0, '', s.srvname,
                               format('create server %I', s.srvname)
                               || case when s.srvtype is null then '' else format(' type %L', s.srvtype) end
                               || case when s.srvversion is null then '' else format(' version %L', s.srvversion) end
                               || format(' foreign data wrapper %I', w.fdwname)
                               || coalesce((select ' options (' || string_agg(format('%I %L', o.option_name, o.option_value),
                                                   ', ' order by o.option_name) || ')'
                                              from pg_options_to_table(s.srvoptions) o), ''),
                               format('drop server %I', s.srvname)
                          from pg_foreign_server s join pg_foreign_data_wrapper w on w.oid = s.srvfdw"""),
                rows.definitions(Kind.PUBLICATION, """
                        select 'pg_publication'::regclass::bigint, p.oid::bigint, 0, '', p.pubname,
                               format('create publication %I', p.pubname)
                               || case when p.puballtables then ' for all tables'
                                       else coalesce((select ' for table ' || string_agg(r.prrelid::regclass::text, ', '
                                                             order by r.prrelid::regclass::text)
                                                        from pg_publication_rel r where r.prpubid = p.oid), '') end
                               || format(' with (publish = %L', concat_ws(', ', case when p.pubinsert then 'insert' end,
                                         case when p.pubupdate then 'update' end, case when p.pubdelete then 'delete' end,
                                         case when p.pubtruncate then 'truncate' end))
                               || case when p.pubviaroot then ', publish_via_partition_root = true)' else ')' end,
                               format('drop publication %I', p.pubname)
                          from pg_publication p"""),
                CatalogRows.query("""
                        select 'pg_publication_rel'::regclass::bigint, r.oid::bigint, 0, p.pubname
                          from pg_publication_rel r join pg_publication p on p.oid = r.prpubid""", row -> rows.belongsTo(row, Key.of(Kind.PUBLICATION, "", row.getString(4)))),
                CatalogRows.query(
                        """
                        select 'pg_default_acl'::regclass::bigint, d.oid::bigint, 0,
                               format('alter default privileges for role %s%s %%s %s on %s %%s %s', d.defaclrole::regrole,
                                      coalesce(format(' in schema %I', n.nspname), ''), x.privilege_type,
                                      case d.defaclobjtype when 'r' then 'tables' when 'S' then 'sequences'
                                           when 'f' then 'functions' when 'T' then 'types' else 'schemas' end,
                                      case when x.grantee = 0 then 'public' else x.grantee::regrole::text end),
                               case when x.is_grantable then ' with grant option' else '' end
                          from pg_default_acl d left join pg_namespace n on n.oid = d.defaclnamespace,
                               aclexplode(d.defaclacl) x
                         where x.grantee <> d.defaclrole""",
                        row -> rows.add(
                                row,
                                new Definition(
                                        Key.of(
                                                Kind.DEFAULT_PRIVILEGES,
                                                "",
                                                row.getString(4).formatted("grant", "to") + text(row, 5)),
                                        row.getString(4).formatted("grant", "to") + text(row, 5),
                                        row.getString(4).formatted("revoke", "from")))));
    }
}
