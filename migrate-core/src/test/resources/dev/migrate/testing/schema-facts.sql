-- Every fact of the public schema as one line, without Migrate's own tables. What may be missing is left out of its
-- line by concat_ws, which skips nulls.
with own as (
  select oid from pg_class where oid in (to_regclass('public.migrate_log'), to_regclass('public.migrate_version'))),
relation as (
  select c.*, quote_ident(relname) as name
    from pg_class c
   where relnamespace = 'public'::regnamespace
     and relkind not in ('i', 'I')
     and oid not in (select oid from own)
     and not exists (select from pg_depend d
                      where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype in ('a', 'i')
                        and d.refclassid = 'pg_class'::regclass and d.refobjid in (select oid from own))),
routine as (select * from pg_proc where pronamespace = 'public'::regnamespace),
type as (select * from pg_type where typnamespace = 'public'::regnamespace and typtype in ('e', 'd'))
select concat_ws(' ', case relkind when 'r' then 'table' when 'p' then 'partitioned table' when 'v' then 'view'
                                   when 'm' then 'materialized view' when 'S' then 'sequence'
                                   else 'relation ' || relkind::text end,
       name, 'persistence', relpersistence, 'options ' || (select string_agg(o, ', ' order by o) from unnest(reloptions) o),
       case when relrowsecurity then 'row security' end, case when relforcerowsecurity then 'forced' end,
       'replica identity', relreplident, pg_get_expr(relpartbound, oid))
  from relation
union all
select concat_ws(' ', 'column', name || '.' || quote_ident(attname), format_type(atttypid, atttypmod),
       'collate ' || (select collname from pg_collation k
                       where k.oid = attcollation and collname <> 'default'),
       case when attnotnull then 'not null' end, 'identity ' || nullif(attidentity::text, ''),
       case attgenerated when '' then 'default ' else 'generated ' || attgenerated::text || ' ' end
         || pg_get_expr(adbin, adrelid),
       'storage', attstorage, 'grants ' || (select string_agg(a, ' ' order by a)
                        from (select format('%s=%s%s', nullif(grantee, 0)::regrole, privilege_type,
                                            case when is_grantable then '*' end)
                                from aclexplode(attacl)) as granted (a)))
  from relation
  join pg_attribute on attrelid = relation.oid and attnum > 0 and not attisdropped
  left join pg_attrdef on adrelid = attrelid and adnum = attnum
 where relkind in ('r', 'p', 'v', 'm')
union all
select concat_ws(' ', 'constraint', name || '.' || quote_ident(conname), pg_get_constraintdef(k.oid),
       case when not convalidated then 'not validated' end)
  from relation join pg_constraint k on conrelid = relation.oid
 -- From 18 on a refusal of nulls is one, too. Its name counts where somebody gave it, and no parent or child has it as well.
 where contype <> 'n' or conname !~ '_not_null[0-9]*$'
       and not exists (select from pg_inherits where relation.oid in (inhrelid, inhparent))
union all
select concat_ws(' ', 'index', pg_get_indexdef(indexrelid),
       case when not indisvalid then 'invalid' end, case when indisclustered then 'clustered' end,
       case when indisreplident then 'replica identity' end)
  from relation join pg_index on indrelid = relation.oid
union all
select concat_ws(' ', 'sequence', name, format_type(seqtypid, null), 'start', seqstart, 'by', seqincrement,
       'from', seqmin, 'to', seqmax, 'cache', seqcache, case when seqcycle then 'cycle' end,
       'owned by ' || (select pg_describe_object(refclassid, refobjid, refobjsubid) from pg_depend d
                        where d.classid = 'pg_class'::regclass and d.objid = relation.oid
                          and deptype in ('a', 'i')))
  from relation join pg_sequence on seqrelid = relation.oid
union all
select concat_ws(' ', 'definition of view', name, pg_get_viewdef(oid))
  from relation where relkind in ('v', 'm')
union all
select concat_ws(' ', 'trigger', pg_get_triggerdef(t.oid), 'enabled', tgenabled)
  from relation join pg_trigger t on tgrelid = relation.oid where not tgisinternal
union all
select concat_ws(' ', 'rule', pg_get_ruledef(r.oid))
  from relation join pg_rewrite r on ev_class = relation.oid where rulename <> '_RETURN'
union all
select concat_ws(' ', 'policy', name || '.' || polname, polcmd, pg_get_expr(polqual, polrelid),
       pg_get_expr(polwithcheck, polrelid))
  from relation join pg_policy on polrelid = relation.oid
union all
select concat_ws(' ', 'statistics', pg_get_statisticsobjdef(s.oid))
  from relation join pg_statistic_ext s on stxrelid = relation.oid
union all
select concat_ws(' ', 'routine', case when prokind = 'a' then oid::regprocedure::text
                                      else pg_get_functiondef(oid) end)
  from routine
union all
select concat_ws(' ', 'enum', quote_ident(typname),
       string_agg(quote_literal(enumlabel), ', ' order by enumsortorder))
  from type join pg_enum on enumtypid = type.oid group by typname
union all
select concat_ws(' ', 'domain', quote_ident(typname), format_type(typbasetype, typtypmod),
       case when typnotnull then 'not null' end, 'default ' || typdefault)
  from type where typtype = 'd'
union all
select concat_ws(' ', 'constraint of domain', quote_ident(typname), conname, pg_get_constraintdef(k.oid))
  from type join pg_constraint k on contypid = type.oid
 where contype <> 'n'
union all
select concat_ws(' ', 'extension', extname) from pg_extension
union all
select concat_ws(' ', 'schema', nspname) from pg_namespace
 where nspname !~ '^pg_' and nspname <> 'information_schema'
union all
-- Nothing granted and what is granted by default are the same.
select concat_ws(' ', 'owner and grants of', object, owner::regrole::text,
       (select string_agg(a, ' ' order by a)
          from (select format('%s%s=%s%s', side, nullif(grantee, 0)::regrole, privilege_type,
                              case when is_grantable then '*' end)
                  from (select '+', granted.* from (select * from aclexplode(acl) except select * from aclexplode(usual)) granted
                        union all
                        select '-', revoked.* from (select * from aclexplode(usual) except select * from aclexplode(acl)) revoked)
                       as x (side, grantor, grantee, privilege_type, is_grantable)) as said (a)))
  from (select object, owner, coalesce(acl, acldefault(kind::"char", owner)) as acl, acldefault(kind::"char", owner) as usual
          from (select relkind::text || ' ' || name, relowner, relacl, case relkind when 'S' then 's' else 'r' end from relation
                union all select 'routine ' || oid::regprocedure::text, proowner, proacl, 'f' from routine
                union all select 'type ' || typname, typowner, typacl, 'T' from type) as owned (object, owner, acl, kind)) as all_of_them
union all
select concat_ws(' ', 'comment on', pg_describe_object(classoid, objoid, objsubid), description)
  from pg_description
 where (classoid = 'pg_class'::regclass and objoid in (select oid from relation))
    or (classoid = 'pg_proc'::regclass and objoid in (select oid from routine))
    or (classoid = 'pg_type'::regclass and objoid in (select oid from type))
    or (classoid = 'pg_class'::regclass and objoid in (select indexrelid from pg_index join relation on indrelid = oid))
    or (classoid = 'pg_constraint'::regclass
        and objoid in (select k.oid from pg_constraint k join relation on conrelid = relation.oid))
    or (classoid = 'pg_trigger'::regclass
        and objoid in (select t.oid from pg_trigger t join relation on tgrelid = relation.oid))
