package dev.migrate.postgres;

/** Who may do what: every object whose privileges somebody changed, with those that it would have else. */
final class PrivilegeQueries {

    /** Each privilege as {@code ACTION t role}, where t tells whether the role may grant it on. */
    private static final String EACH = """
            array(select x.privilege_type || ' ' || (case when x.is_grantable then 't' else 'f' end) || ' '
                         || (case when x.grantee = 0 then 'public' else x.grantee::regrole::text end)
                    from aclexplode(%s) x where x.grantee <> owner order by 1)""";

    static final String SQL = """
            select class::bigint, number::bigint, part, name, %s, %s
              from (select 'pg_class'::regclass::oid as class, oid as number, 0 as part, null::name as name, relacl as acl, relowner as owner,
                           acldefault(case relkind when 'S' then 's'::"char" else 'r'::"char" end, relowner) as usual
                      from pg_class where relacl is not null
                    union all
                    select 'pg_class'::regclass, a.attrelid, a.attnum, a.attname, a.attacl, c.relowner, acldefault('c', c.relowner)
                      from pg_attribute a join pg_class c on c.oid = a.attrelid
                     where a.attacl is not null and not a.attisdropped
                    union all
                    select 'pg_proc'::regclass, oid, 0, null, proacl, proowner, acldefault('f', proowner)
                      from pg_proc where proacl is not null
                    union all
                    select 'pg_type'::regclass, oid, 0, null, typacl, typowner, acldefault('T', typowner)
                      from pg_type where typacl is not null
                    union all
                    select 'pg_namespace'::regclass, oid, 0, null, nspacl, nspowner, acldefault('n', nspowner)
                      from pg_namespace where nspacl is not null and nspname <> 'public'
                    union all
                    select 'pg_foreign_server'::regclass, oid, 0, null, srvacl, srvowner, acldefault('S', srvowner)
                      from pg_foreign_server where srvacl is not null
                    union all
                    select 'pg_foreign_data_wrapper'::regclass, oid, 0, null, fdwacl, fdwowner, acldefault('F', fdwowner)
                      from pg_foreign_data_wrapper where fdwacl is not null) said
             where number >= 16384""".formatted(EACH.formatted("acl"), EACH.formatted("usual"));

    private PrivilegeQueries() {}
}
