package dev.migrate.op;

import dev.migrate.sql.Literal;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An enum type with other labels, or in another order, which PostgreSQL can only do by a new type: every column of it is
 * converted, with its default, and what else holds its values comes back: checks, foreign keys, partial indexes. The new
 * type stands in the schema of the old one.
 */
public final class EnumRecreation {

    private static final String REPLACED = "migrate_replaced";

    private static final String BODY = """
            declare
            {path}
              old_type pg_catalog.oid := {type};
              old_array pg_catalog.oid;
              name pg_catalog.text;
              item pg_catalog.text;
              removing pg_catalog.text[] := '{}';
              changing pg_catalog.text[] := '{}';
              restoring pg_catalog.text[] := '{}';
              validating pg_catalog.text[] := '{}';
            begin
            {pin}
              name := old_type::regtype;
              select typarray into old_array from pg_type where oid = old_type;

              select coalesce(array_agg(format('alter table %s drop constraint %I', conrelid::regclass, conname)
                              order by contype = 'c', oid), '{}'),
                     coalesce(array_agg(format('alter table %s add constraint %I %s', conrelid::regclass, conname,
                              pg_get_constraintdef(oid) || case when contype = 'c' and convalidated then ' not valid'
                              else '' end) order by contype = 'f', oid), '{}')
                     || array_remove(coalesce(array_agg(format('comment on constraint %I on %s is ', conname,
                              conrelid::regclass) || quote_literal(obj_description(oid, 'pg_constraint'))), '{}'), null),
                     coalesce(array_agg(format('alter table %s validate constraint %I', conrelid::regclass, conname)
                              order by oid) filter (where contype = 'c' and convalidated), '{}')
                into removing, restoring, validating
                from pg_constraint k
               where conrelid <> 0 and conparentid = 0 and coninhcount = 0
                 and (contype = 'c' and exists (
                        select from pg_depend
                         where classid = 'pg_constraint'::regclass and objid = k.oid
                           and refclassid = 'pg_type'::regclass and refobjid in (old_type, old_array))
                   or contype = 'f' and exists (
                        select from pg_attribute
                         where attrelid = conrelid and attnum = any (conkey) and atttypid in (old_type, old_array)));

              select removing || coalesce(array_agg(format('drop index %s', oid::regclass)), '{}'),
                     coalesce(array_agg(regexp_replace(pg_get_indexdef(oid), ' ON ONLY ', ' ON ')), '{}')
                     || array_remove(coalesce(array_agg(format('comment on index %s is ', oid::regclass)
                              || quote_literal(obj_description(oid, 'pg_class'))), '{}'), null)
                     || restoring
                into removing, restoring
                from pg_class c
               where relkind in ('i', 'I') and not relispartition
                 and not exists (select from pg_constraint where conindid = c.oid and contype in ('p', 'u', 'x'))
                 and exists (select from pg_depend
                              where classid = 'pg_class'::regclass and objid = c.oid
                                and refclassid = 'pg_type'::regclass and refobjid in (old_type, old_array));

              select coalesce(array_agg(
                       'alter table ' || attrelid::regclass
                       || case when expression <> '' then format(' alter column %I drop default,', attname) else '' end
                       || case when atttypid = old_array then format({array}, attname, name) else format({scalar}, attname, name) end
                       || case when expression <> '' then format(', alter column %I set default ', attname) || expression
                               else '' end order by attrelid, attnum), '{}')
                into changing
                from pg_attribute a
                join pg_class c on c.oid = attrelid and relkind in ('r', 'p', 'f')
                left join pg_attrdef on adrelid = attrelid and adnum = attnum and attgenerated = ''
               cross join lateral coalesce(pg_get_expr(adbin, adrelid), '') as expression
               where atttypid in (old_type, old_array) and not attisdropped and attinhcount = 0;

              select array_remove(array[
                       case when pg_get_userbyid(typowner) <> current_user
                            then format('alter type %s owner to %I', name, pg_get_userbyid(typowner)) end,
                       format('comment on type %s is ', name) || quote_literal(obj_description(oid, 'pg_type')),
                       case when typacl is not null then format('revoke all on type %s from public', name) end], null)
                     || array(select format('grant usage on type %s to %s%s', name,
                                            case grantee when 0 then 'public'
                                                         else quote_ident(pg_get_userbyid(grantee)) end,
                                            case when is_grantable then ' with grant option' else '' end)
                                from aclexplode(typacl))
                     || restoring
                into restoring
                from pg_type where oid = old_type;

              foreach item in array removing loop
                execute item;
              end loop;
              execute format('alter type %s rename to {replaced}', name);
              execute format({create}, name);
              foreach item in array changing loop
                execute item;
              end loop;
              execute format('drop type %s', old_type::regtype);
              foreach item in array restoring loop
                execute item;
              end loop;
            {restore}
              foreach item in array validating loop
                execute item;
              end loop;
            end""";

    private static final String COLUMNS_AND_TYPE = """
                    select 'pg_class'::regclass::oid, attrelid, attnum::int
                      from pg_attribute join pg_type t on t.oid = target
                     where atttypid in (t.oid, typarray) and not attisdropped
                    union all
                    select 'pg_type'::regclass, unnest(array[t.oid, typarray]), 0
                      from pg_type t where t.oid = target""";

    private final EnumType type;
    private final Map<String, String> replacements;
    private final boolean rebuildsViews;

    EnumRecreation(EnumType type) {
        this(type, Map.of(), false);
    }

    private EnumRecreation(EnumType type, Map<String, String> replacements, boolean rebuildsViews) {
        this.type = type;
        this.replacements = replacements;
        this.rebuildsViews = rebuildsViews;
    }

    /** What stands instead of a label that is no more. A value without one is an error of the server. */
    public EnumRecreation replacing(String gone, String label) {
        if (type.labels().contains(gone) || !type.labels().contains(label) || replacements.containsKey(gone)) {
            throw new IllegalArgumentException("Cannot replace '" + gone + "' by '" + label + "' in enum type '"
                    + type.name() + "', whose labels are to be " + type.labels()
                    + ". Replace one that is not among them by one that is, once.");
        }
        Map<String, String> more = new LinkedHashMap<>(replacements);
        more.put(gone, label);
        return new EnumRecreation(type, more, rebuildsViews);
    }

    /** Takes the views that show such columns out of the way, as {@link ColumnChange#rebuildingViews}. */
    public EnumRecreation rebuildingViews() {
        return new EnumRecreation(type, replacements, true);
    }

    String statement() {
        String body = body();
        return rebuildsViews
                ? DoBlock.of(new ViewRebuild(typeLiteral(), COLUMNS_AND_TYPE).body(body + ";"))
                : DoBlock.of(body);
    }

    private String body() {
        return DoBlock.fill(
                BODY,
                Map.of(
                        "type",
                        typeLiteral(),
                        "scalar",
                        Literal.quote(" alter column %1$I type %2$s using " + scalar()),
                        "array",
                        Literal.quote(" alter column %1$I type %2$s[] using " + array()),
                        "replaced",
                        REPLACED,
                        "create",
                        Literal.quote("create type %s as enum (" + inFormat(type.labelsInSql()) + ")"),
                        "path",
                        DoBlock.PATH,
                        "pin",
                        DoBlock.PIN,
                        "restore",
                        DoBlock.RESTORE));
    }

    private String typeLiteral() {
        return Literal.quote(type.sql()) + "::pg_catalog.regtype";
    }

    private String scalar() {
        if (replacements.isEmpty()) {
            return "%1$I::text::%2$s";
        }
        StringBuilder text = new StringBuilder("(case %1$I::text");
        replacements.forEach((gone, label) -> text.append(" when ")
                .append(inFormat(Literal.quote(gone)))
                .append(" then ")
                .append(inFormat(Literal.quote(label))));
        return text.append(" else %1$I::text end)::%2$s").toString();
    }

    private String array() {
        String text = "%1$I::text[]";
        for (Map.Entry<String, String> replacement : replacements.entrySet()) {
            text = "array_replace(" + text + ", " + inFormat(Literal.quote(replacement.getKey())) + ", "
                    + inFormat(Literal.quote(replacement.getValue())) + ")";
        }
        return text + "::%2$s[]";
    }

    private static String inFormat(String sql) {
        return sql.replace("%", "%%");
    }
}
