package dev.migrate.postgres;

import dev.migrate.catalog.Definition;
import dev.migrate.catalog.Extension;
import dev.migrate.catalog.Key;
import dev.migrate.catalog.Kind;
import dev.migrate.catalog.Schema;
import dev.migrate.catalog.Server;
import java.util.List;

/** Schemas, extensions, and what stands beside the tables: collations, servers, publications, default privileges. */
final class SchemaQueries {

    private static final String PUBLISHED_TABLES = """
            (select 'table ' || string_agg('only ' || r.prrelid::regclass::text, ', ' order by r.prrelid::regclass::text)
               from pg_publication_rel r where r.prpubid = p.oid)""";

    /** From 15 on with columns and rows, and schemas. */
    private static final String PUBLISHED = """
            (select 'table ' || string_agg('only ' || r.prrelid::regclass
                       || coalesce((select ' (' || string_agg(quote_ident(a.attname), ', ' order by a.attnum) || ')'
                                      from pg_attribute a where a.attrelid = r.prrelid and a.attnum = any (r.prattrs)), '')
                       || coalesce(' where (' || pg_get_expr(r.prqual, r.prrelid) || ')', ''),
                       ', ' order by r.prrelid::regclass::text)
               from pg_publication_rel r where r.prpubid = p.oid),
            (select 'tables in schema ' || string_agg(s.pnnspid::regnamespace::text, ', ' order by s.pnnspid::regnamespace::text)
               from pg_publication_namespace s where s.pnpubid = p.oid)""";

    private static final String PUBLISHED_SCHEMAS = """
            select 'pg_publication_namespace'::regclass::bigint, s.oid::bigint, 0, p.pubname
              from pg_publication_namespace s join pg_publication p on p.oid = s.pnpubid""";

    private SchemaQueries() {}

    static List<Session.Query> of(CatalogRows rows) {
        return List.of(
                CatalogRows.query(
                        "select 'pg_namespace'::regclass::bigint, n.oid::bigint, 0, n.nspname from pg_namespace n where <user>",
                        row -> rows.add(row, new Schema(Key.of(Kind.SCHEMA, "", row.text(4))))),
                CatalogRows.query(
                        """
                        select 'pg_extension'::regclass::bigint, e.oid::bigint, 0, e.extname, n.nspname
                          from pg_extension e join pg_namespace n on n.oid = e.extnamespace
                         where e.extname <> 'plpgsql'""", row -> rows.add(row, new Extension(Key.of(Kind.EXTENSION, "", row.text(4)), row.text(5)))),
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
                rows.definitions(Kind.FOREIGN_DATA_WRAPPER, """
                        select 'pg_foreign_data_wrapper'::regclass::bigint, w.oid::bigint, 0, '', w.fdwname,
                               format('create foreign data wrapper %I', w.fdwname)
                               || case when w.fdwhandler = 0 then '' else ' handler ' || w.fdwhandler::regproc end
                               || case when w.fdwvalidator = 0 then '' else ' validator ' || w.fdwvalidator::regproc end
                               || coalesce((select ' options (' || string_agg(format('%I %L', o.option_name, o.option_value),
                                                   ', ' order by o.option_name) || ')'
                                              from pg_options_to_table(w.fdwoptions) o), ''),
                               format('drop foreign data wrapper %I', w.fdwname)
                          from pg_foreign_data_wrapper w"""),
                CatalogRows.query(
                        """
                        select 'pg_foreign_server'::regclass::bigint, s.oid::bigint, 0, s.srvname, w.fdwname, s.srvtype,
                               s.srvversion, array(select format('%I %L', o.option_name, o.option_value)
                                                     from pg_options_to_table(s.srvoptions) o order by 1)
                          from pg_foreign_server s join pg_foreign_data_wrapper w on w.oid = s.srvfdw""",
                        row -> rows.add(
                                row,
                                new Server(
                                        Key.of(Kind.SERVER, "", row.text(4)),
                                        row.text(5),
                                        row.text(6),
                                        row.text(7),
                                        row.texts(8)))),
                rows.definitions(
                        Kind.PUBLICATION, """
                        select 'pg_publication'::regclass::bigint, p.oid::bigint, 0, '', p.pubname,
                               format('create publication %I', p.pubname)
                               || case when p.puballtables then ' for all tables'
                                       else coalesce(' for ' || nullif(concat_ws(', ', <tables>), ''), '') end
                               || format(' with (publish = %L', concat_ws(', ', case when p.pubinsert then 'insert' end,
                                         case when p.pubupdate then 'update' end, case when p.pubdelete then 'delete' end,
                                         case when p.pubtruncate then 'truncate' end))
                               || case to_jsonb(p) ->> 'pubgencols' when 's' then ', publish_generated_columns = stored' else '' end
                               || case when p.pubviaroot then ', publish_via_partition_root = true)' else ')' end,
                               format('drop publication %I', p.pubname)
                          from pg_publication p""".replace("<tables>", rows.isSince(15) ? PUBLISHED : PUBLISHED_TABLES)),
                CatalogRows.query(
                        """
                        select 'pg_publication_rel'::regclass::bigint, r.oid::bigint, 0, p.pubname
                          from pg_publication_rel r join pg_publication p on p.oid = r.prpubid""" + (rows.isSince(15) ? "\nunion all " + PUBLISHED_SCHEMAS : ""),
                        row -> rows.belongsTo(row, Key.of(Kind.PUBLICATION, "", row.text(4)))),
                CatalogRows.query("""
                        select 'pg_default_acl'::regclass::bigint, d.oid::bigint, 0,
                               format('for role %s%s', d.defaclrole::regrole,
                                      case when d.defaclnamespace = 0 then ''
                                           else format(' in schema %s', d.defaclnamespace::regnamespace) end),
                               string_agg(lower(x.privilege_type), ', ' order by x.privilege_type), case d.defaclobjtype when 'r' then 'tables' when 'S' then 'sequences'
                                           when 'f' then 'functions' when 'T' then 'types' when 'n' then 'schemas'
                                           else 'large objects' end,
                               case when x.grantee = 0 then 'public' else x.grantee::regrole::text end,
                               x.is_grantable, x.granted
                          from pg_default_acl d, lateral acldefault(
                                   case d.defaclobjtype when 'S' then 's' else d.defaclobjtype end, d.defaclrole) usual,
                               lateral (
                                 select true as granted, * from aclexplode(d.defaclacl)
                                  where d.defaclnamespace <> 0 or not makeaclitem(grantee, grantor, privilege_type, is_grantable)
                                                                       = any (usual)
                                 union all
                                 select false, * from aclexplode(usual)
                                  where d.defaclnamespace = 0 and not makeaclitem(grantee, grantor, privilege_type, is_grantable)
                                                                       = any (d.defaclacl)) x
                         where x.grantee <> d.defaclrole
                         group by d.oid, d.defaclrole, d.defaclnamespace, d.defaclobjtype, x.grantee, x.is_grantable, x.granted""", row -> rows.add(row, defaultPrivileges(row))));
    }

    /** What is granted on new objects, or is not granted though it would be. */
    private static Definition defaultPrivileges(ResultRow row) {
        String alter = "alter default privileges " + row.text(4);
        String what = row.text(5) + " on " + row.text(6);
        String grant = " grant " + what + " to " + row.text(7) + (row.flag(8) ? " with grant option" : "");
        String revoke = " revoke " + what + " from " + row.text(7);
        boolean granted = row.flag(9);
        return new Definition(
                new Key(Kind.DEFAULT_PRIVILEGES, "", row.text(4) + (granted ? grant : revoke), row.text(6)),
                alter + (granted ? grant : revoke),
                alter + (granted ? revoke : grant));
    }
}
