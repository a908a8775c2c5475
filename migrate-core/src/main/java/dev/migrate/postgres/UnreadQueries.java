package dev.migrate.postgres;

/** What a database may hold that is not compared, each in words, so that nobody takes silence for sameness. */
final class UnreadQueries {

    private static final String SQL = """
            select 'pg_language'::regclass::bigint, oid::bigint, 0, 'language ' || lanname
              from pg_language where oid >= 16384
            union all
            select 'pg_type'::regclass::bigint, t.oid::bigint, 0,
                   case when t.typisdefined then 'base type ' else 'shell type ' end || t.oid::regtype
              from pg_type t where t.oid >= 16384 and t.typtype in ('b', 'p') and t.typelem = 0
            union all
            select 'pg_am'::regclass::bigint, oid::bigint, 0, 'access method ' || amname from pg_am where oid >= 16384
            union all
            select 'pg_conversion'::regclass::bigint, oid::bigint, 0, 'conversion ' || conname
              from pg_conversion where oid >= 16384
            union all
            select 'pg_opclass'::regclass::bigint, oid::bigint, 0, 'operator class ' || opcname
              from pg_opclass where oid >= 16384
            union all
            select 'pg_opfamily'::regclass::bigint, oid::bigint, 0, 'operator family ' || opfname
              from pg_opfamily where oid >= 16384
            union all
            select 'pg_ts_parser'::regclass::bigint, oid::bigint, 0, 'text search parser ' || prsname
              from pg_ts_parser where oid >= 16384
            union all
            select 'pg_ts_template'::regclass::bigint, oid::bigint, 0, 'text search template ' || tmplname
              from pg_ts_template where oid >= 16384
            union all
            select 'pg_user_mapping'::regclass::bigint, umid::bigint, 0, 'user mapping for ' || usename || ' on ' || srvname
              from pg_user_mappings
            union all
            select 'pg_transform'::regclass::bigint, t.oid::bigint, 0,
                   format('transform for %s in %s', format_type(t.trftype, null), l.lanname)
              from pg_transform t join pg_language l on l.oid = t.trflang where t.oid >= 16384
            union all
            select classoid::bigint, objoid::bigint, 0, 'security label ' || label || ' of ' || provider
              from pg_seclabel
            union all
            select 'pg_subscription'::regclass::bigint, s.oid::bigint, 0, 'subscription ' || s.subname
              from pg_subscription s join pg_database d on d.oid = s.subdbid where d.datname = current_database()
            union all
            select 'pg_class'::regclass::bigint, c.oid::bigint, 0, format('tablespace %s of %s', t.spcname, c.oid::regclass)
              from pg_class c join pg_tablespace t on t.oid = c.reltablespace
                   join pg_namespace n on n.oid = c.relnamespace
             where c.reltablespace <> 0 and <user>
            union all
            select 'pg_class'::regclass::bigint, c.oid::bigint, 0, format('settings of column %s.%I', c.oid::regclass, a.attname)
              from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_type t on t.oid = a.atttypid
                   join pg_namespace n on n.oid = c.relnamespace
             where c.relkind = 'm' and a.attnum > 0 and not a.attisdropped and <user>
               and (a.attoptions is not null or a.attstorage <> t.typstorage or a.attcompression <> '')
            union all
            <not null>
            select 'pg_namespace'::regclass::bigint, n.oid::bigint, 0, 'privileges on schema public'
              from pg_namespace n
                   left join pg_init_privs i on i.classoid = 'pg_namespace'::regclass and i.objoid = n.oid
             where n.nspname = 'public' and n.nspacl is distinct from i.initprivs
            union all
            select 'pg_trigger'::regclass::bigint, g.oid::bigint, 0, format('the state of trigger %I on %s', g.tgname, g.tgrelid::regclass)
              from pg_trigger g join pg_trigger parent on parent.oid = g.tgparentid
             where g.tgparentid <> 0 and g.tgenabled <> parent.tgenabled
            union all
            select 'pg_class'::regclass::bigint, i.indexrelid::bigint, 0, 'that index ' || i.indexrelid::regclass || ' is not valid'
              from pg_index i join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace
             where not i.indisvalid and <user>
             order by 4""";

    /**
     * What refuses nulls, where that is a constraint of its own. Each case names the constraint alone, so that the server
     * looks at it before it looks for its table: nearly every table has some, and hardly any is told here.
     */
    private static final String NOT_NULL = """
            select 'pg_class'::regclass::bigint, c.oid::bigint, 0,
                   format('%s not null %s of %s.%s', concat_ws(' ', case when not k.convalidated then 'not valid' end,
                          case when k.connoinherit then 'no inherit' end), k.conname, c.oid::regclass, a.attname)
              from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
                   join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
             where <user> and case when k.contype = 'n' and k.conislocal
                                   then k.connoinherit or not k.convalidated
                                        or k.conrelid in (select inhrelid from pg_inherits union all select inhparent from pg_inherits)
                                           and k.conname !~ '_not_null[0-9]*$' end
            union all
            select 'pg_type'::regclass::bigint, t.oid::bigint, 0, format('not null %s of domain %s', k.conname, t.oid::regtype)
              from pg_constraint k join pg_type t on t.oid = k.contypid join pg_namespace n on n.oid = t.typnamespace
             where <user> and case when k.contype = 'n' and k.contypid <> 0 then k.conname !~ '_not_null[0-9]*$' end
            union all""";

    private UnreadQueries() {}

    /** The query; what several have in common is still to be put into it. */
    static String sql(CatalogRows rows) {
        return SQL.replace("<not null>", rows.isSince(ColumnQueries.NOT_NULL_SINCE) ? NOT_NULL : "");
    }
}
