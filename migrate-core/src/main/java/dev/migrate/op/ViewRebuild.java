package dev.migrate.op;

import dev.migrate.sql.Literal;
import java.util.Map;

/**
 * Takes the views out of the way of a change, and puts them back as they were: those over what changes, those over them,
 * and so on. PostgreSQL changes no column that a view shows. Meanwhile only the server's own is on the search path, as
 * {@link DoBlock} says, but for the change itself, and while materialized views are filled: functions that they call may
 * find their tables by the search path of the revision.
 *
 * @param target what changes, as SQL; its name is found by the search path of the revision
 * @param changed a query that knows it as {@code target}, for what changes, as {@code pg_depend} names it: class, object, part
 */
record ViewRebuild(String target, String changed) {

    private static final String BODY = """
            declare
            {path}
              target pg_catalog.oid := {target};
              affected_views pg_catalog.oid[];
              affected_view pg_catalog.oid;
              step pg_catalog.text;
              restoring pg_catalog.text[] := '{}';
              filling pg_catalog.text[] := '{}';
            begin
            {pin}

              with recursive changed (class, object, part) as (
            {changed}),
              dependent (relation, depth) as (
                select ev_class, 1
                  from pg_depend d join pg_rewrite r on r.oid = objid join pg_class c on c.oid = ev_class
                 where classid = 'pg_rewrite'::regclass and relkind in ('v', 'm')
                   and (refclassid, refobjid, refobjsubid) in (select class, object, part from changed)
                union
                select ev_class, depth + 1
                  from dependent
                  join pg_depend on refclassid = 'pg_class'::regclass and refobjid = relation
                                and classid = 'pg_rewrite'::regclass
                  join pg_rewrite r on r.oid = objid and ev_class <> relation)
              select coalesce(array_agg(relation order by depth, relation), '{}') into affected_views
                from (select relation, max(depth) as depth from dependent group by relation) as latest;

              foreach affected_view in array affected_views loop
                restoring := restoring || array(
                  with view as (
                    select c.oid, c.oid::regclass::text as name, relkind, relowner, relacl, relnamespace, reloptions,
                           amname, spcname
                      from pg_class c
                      left join pg_am a on a.oid = relam left join pg_tablespace t on t.oid = reltablespace
                     where c.oid = affected_view),
                  attribute as (
                    select attname, attnum, attacl, attstattarget, adbin, adrelid
                      from pg_attribute left join pg_attrdef on adrelid = attrelid and adnum = attnum
                     where attrelid = affected_view and attnum > 0 and not attisdropped),
                  index as (select indexrelid, indisclustered from pg_index where indrelid = affected_view)
                  select said from (
                    select 1, 0, format('create %s%s as %s%s',
                           case relkind when 'v' then 'view ' else 'materialized view ' end || name
                             || coalesce(' using ' || quote_ident(amname), ''),
                           coalesce(' with (' || array_to_string(reloptions, ', ') || ')', '')
                             || coalesce(' tablespace ' || quote_ident(spcname), ''),
                           rtrim(pg_get_viewdef(oid), ';'),
                           case relkind when 'm' then ' with no data' else '' end)
                      from view
                    union all
                    select 2, attnum, format('alter view %s alter column %I set default %s', name, attname,
                           pg_get_expr(adbin, adrelid))
                      from view, attribute where adbin is not null
                    union all
                    select 2, attnum, format('alter materialized view %s alter column %I set statistics %s', name,
                           attname, attstattarget)
                      from view, attribute where relkind = 'm' and attstattarget >= 0
                    union all
                    select 3, indexrelid::bigint, pg_get_indexdef(indexrelid) from index
                    union all
                    select 4, indexrelid::bigint, format('comment on index %s is %L', indexrelid::regclass,
                           obj_description(indexrelid, 'pg_class'))
                      from index where obj_description(indexrelid, 'pg_class') is not null
                    union all
                    select 4, indexrelid::bigint, format('alter materialized view %s cluster on %I', name, relname)
                      from view, index join pg_class c on c.oid = indexrelid where indisclustered
                    union all
                    select 5, oid::bigint, pg_get_triggerdef(oid)
                      from pg_trigger where tgrelid = affected_view and not tgisinternal
                    union all
                    select 6, oid::bigint, format('comment on trigger %I on %s is %L', tgname, tgrelid::regclass,
                           obj_description(oid, 'pg_trigger'))
                      from pg_trigger
                     where tgrelid = affected_view and obj_description(oid, 'pg_trigger') is not null
                    union all
                    select 5, oid::bigint, rtrim(pg_get_ruledef(oid), ';')
                      from pg_rewrite where ev_class = affected_view and rulename <> '_RETURN'
                    union all
                    select 7, 0, format('comment on %s is %L',
                           case relkind when 'v' then 'view ' else 'materialized view ' end || name,
                           obj_description(oid, 'pg_class'))
                      from view where obj_description(oid, 'pg_class') is not null
                    union all
                    select 7, attnum, format('comment on column %s.%I is %L', name, attname,
                           col_description(oid, attnum))
                      from view, attribute where col_description(oid, attnum) is not null
                    union all
                    select 8, 0, format('alter table %s owner to %I', name, pg_get_userbyid(relowner))
                      from view where pg_get_userbyid(relowner) <> current_user
                    union all
                    select 9, grantee::bigint, format('revoke all on %s from %s', name,
                           case grantee when 0 then 'public' else quote_ident(pg_get_userbyid(grantee)) end)
                      from view, (select distinct grantee
                                    from view join pg_default_acl on defaclnamespace in (0, relnamespace),
                                         aclexplode(defaclacl)
                                   where defaclobjtype = 'r' and pg_get_userbyid(defaclrole) = current_user
                                  union
                                  select relowner from view where relacl is not null) as unlike
                    union all
                    select 10, min(ordinality), format('grant %s on %s to %s%s', string_agg(privilege_type, ', '), name,
                           case grantee when 0 then 'public' else quote_ident(pg_get_userbyid(grantee)) end,
                           case when is_grantable then ' with grant option' else '' end)
                      from view, aclexplode(coalesce(relacl, acldefault('r', relowner))) with ordinality
                     where relacl is not null
                        or exists (select from pg_default_acl
                                    where defaclobjtype = 'r' and pg_get_userbyid(defaclrole) = current_user
                                      and defaclnamespace in (0, relnamespace))
                     group by grantee, is_grantable, name
                    union all
                    select 11, attnum, format('grant %s (%I) on %s to %s%s', string_agg(privilege_type, ', '), attname,
                           name, case grantee when 0 then 'public' else quote_ident(pg_get_userbyid(grantee)) end,
                           case when is_grantable then ' with grant option' else '' end)
                      from view, attribute, aclexplode(attacl)
                     group by grantee, is_grantable, name, attnum, attname
                  ) as statement (place, number, said) order by place, number, said);
                filling := filling || array(
                  select format('refresh materialized view %s', oid::regclass)
                    from pg_class where oid = affected_view and relkind = 'm' and relispopulated);
              end loop;

              for i in reverse cardinality(affected_views) .. 1 loop
                select format('drop %s %s', case relkind when 'v' then 'view' else 'materialized view' end,
                              oid::regclass)
                  into step from pg_class where oid = affected_views[i];
                execute step;
              end loop;

            {restore}
            {change}
            {pin}

              foreach step in array restoring loop
                execute step;
              end loop;
            {restore}
              foreach step in array filling loop
                execute step;
              end loop;
            end""";

    /** The views that show a column of a table, or of what inherits from it. */
    static ViewRebuild overColumn(Name table, String column) {
        return new ViewRebuild(
                Literal.quote(table.sql()) + "::pg_catalog.regclass", """
                    select 'pg_class'::regclass::oid, attrelid, attnum::int
                      from (with recursive family (relation) as (
                              select target
                              union
                              select inhrelid from family join pg_inherits on inhparent = relation)
                            select relation from family) as family
                      join pg_attribute on attrelid = relation and attname = %s""".formatted(Literal.quote(column)));
    }

    /** The statement that does it around another one. */
    String around(String statement) {
        return DoBlock.of(body("  " + statement + ";"));
    }

    /** The body of PL/pgSQL that does it around others, which end in semicolons. */
    String body(String statements) {
        return DoBlock.fill(
                BODY,
                Map.of(
                        "target",
                        target,
                        "changed",
                        changed.indent(4).stripTrailing(),
                        "change",
                        statements,
                        "path",
                        DoBlock.PATH,
                        "pin",
                        DoBlock.PIN,
                        "restore",
                        DoBlock.RESTORE));
    }
}
