package dev.migrate.postgres;

import dev.migrate.catalog.Definition;
import dev.migrate.catalog.Key;
import dev.migrate.catalog.Kind;
import dev.migrate.catalog.Policy;
import dev.migrate.catalog.Trigger;
import java.util.List;

/** What hangs on tables and views: triggers, rules, policies, extended statistics; and event triggers. */
final class RuleQueries {

    private RuleQueries() {}

    static List<Session.Query> of(CatalogRows rows) {
        return List.of(
                CatalogRows.query("""
                        select 'pg_trigger'::regclass::bigint, t.oid::bigint, 0, n.nspname, c.relname, t.tgname, c.relkind = 'v',
                               pg_get_triggerdef(t.oid), t.tgenabled::text
                          from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
                         where not t.tgisinternal and t.tgparentid = 0 and <user>""", row -> trigger(rows, row)),
                CatalogRows.query(
                        """
                        select 'pg_rewrite'::regclass::bigint, r.oid::bigint, 0, n.nspname, c.relname, r.rulename, c.relkind = 'v',
                               pg_get_ruledef(r.oid), format('drop rule %I on %I.%I', r.rulename, n.nspname, c.relname),
                               case when r.ev_enabled <> 'O' then format('alter table %I.%I %s rule %I', n.nspname, c.relname,
                                      case r.ev_enabled when 'D' then 'disable' when 'R' then 'enable replica'
                                      else 'enable always' end, r.rulename) end
                          from pg_rewrite r join pg_class c on c.oid = r.ev_class join pg_namespace n on n.oid = c.relnamespace
                         where r.rulename <> '_RETURN' and <user>""",
                        row -> {
                            Key key = new Key(Kind.RULE, row.text(4), row.text(5), row.text(6));
                            rows.add(row, new Definition(key, CatalogRows.statements(row, 8, 10), row.text(9)));
                            rows.depends(key, relation(row));
                        }),
                CatalogRows.query("""
                        select 'pg_policy'::regclass::bigint, p.oid::bigint, 0, n.nspname, c.relname, p.polname, p.polpermissive,
                               case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update'
                                    when 'd' then 'delete' else 'all' end,
                               array(select case when r = 0 then 'public' else r::regrole::text end from unnest(p.polroles) r order by 1),
                               pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)
                          from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace
                         where <user>""", row -> {
                    Key key = new Key(Kind.POLICY, row.text(4), row.text(5), row.text(6));
                    rows.add(
                            row,
                            new Policy(
                                    key,
                                    row.flag(7),
                                    row.text(8),
                                    row.texts(9),
                                    Deparsed.settled(row.text(10)),
                                    Deparsed.settled(row.text(11))));
                    rows.depends(key, key.table());
                }),
                rows.definitionsWithMore(Kind.STATISTICS, """
                        select 'pg_statistic_ext'::regclass::bigint, s.oid::bigint, 0, n.nspname, s.stxname,
                               format('create statistics %I.%I%s on %s from %s', n.nspname, s.stxname,
                                      case when s.stxkind <@ array['d','f','m','e']::"char"[]
                                                and cardinality(array_remove(s.stxkind, 'e')) < 3 and s.stxkind <> '{e}'
                                           then ' (' || concat_ws(', ', case when 'd' = any (s.stxkind) then 'ndistinct' end,
                                                case when 'f' = any (s.stxkind) then 'dependencies' end,
                                                case when 'm' = any (s.stxkind) then 'mcv' end) || ')' else '' end,
                                      concat_ws(', ', (select string_agg(quote_ident(a.attname), ', ' order by a.attname)
                                                         from pg_attribute a where a.attrelid = s.stxrelid
                                                          and a.attnum = any (s.stxkeys)),
                                                (select string_agg('(' || x || ')', ', ')
                                                   from unnest(pg_get_statisticsobjdef_expressions(s.oid)) x)),
                                      s.stxrelid::regclass),
                               format('drop statistics %I.%I', n.nspname, s.stxname),
                               case when s.stxstattarget >= 0 then format('alter statistics %I.%I set statistics %s', n.nspname,
                                      s.stxname, s.stxstattarget) end
                          from pg_statistic_ext s join pg_namespace n on n.oid = s.stxnamespace
                         where <user>"""),
                CatalogRows.query("""
                        select 'pg_class'::regclass::bigint, c.oid::bigint, -a.attnum, n.nspname, c.relname,
                               case c.relkind when 'm' then a.attname else a.attnum::text end, c.relkind = 'm',
                               format('alter %s %I.%I alter column %s set statistics ',
                                      case c.relkind when 'm' then 'materialized view' else 'index' end, n.nspname, c.relname,
                                      case c.relkind when 'm' then quote_ident(a.attname) else a.attnum::text end),
                               a.attstattarget
                          from (select * from pg_attribute where attnum > 0 and attstattarget >= 0 offset 0) a
                               join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
                         where c.relkind in ('i', 'I', 'm') and not a.attisdropped and <user>""", row -> statisticsTarget(rows, row)),
                CatalogRows.query("""
                        select 'pg_class'::regclass::bigint, c.oid::bigint, -a.attnum, n.nspname, c.relname, a.attname,
                               format('alter foreign table %I.%I alter column %I options ', n.nspname, c.relname, a.attname),
                               (select string_agg(format('%I %L', o.option_name, o.option_value), ', ' order by o.option_name)
                                  from pg_options_to_table(a.attfdwoptions) o),
                               (select string_agg(format('drop %I', o.option_name), ', ' order by o.option_name)
                                  from pg_options_to_table(a.attfdwoptions) o)
                          from pg_foreign_table f join pg_class c on c.oid = f.ftrelid join pg_namespace n on n.oid = c.relnamespace
                               join pg_attribute a on a.attrelid = c.oid
                         where a.attnum > 0 and a.attfdwoptions is not null
                           and not a.attisdropped and <user>""", row -> columnOptions(rows, row)),
                rows.definitionsWithMore(Kind.EVENT_TRIGGER, """
                        select 'pg_event_trigger'::regclass::bigint, e.oid::bigint, 0, '', e.evtname,
                               format('create event trigger %I on %s%s execute function %s()', e.evtname, e.evtevent,
                                      coalesce((select ' when tag in (' || string_agg(quote_literal(t), ', ') || ')'
                                                  from unnest(e.evttags) t), ''), e.evtfoid::regproc),
                               format('drop event trigger %I', e.evtname),
                               case when e.evtenabled <> 'O' then format('alter event trigger %I %s', e.evtname,
                                      case e.evtenabled when 'D' then 'disable' when 'R' then 'enable replica'
                                      else 'enable always' end) end
                          from pg_event_trigger e"""));
    }

    private static void statisticsTarget(CatalogRows rows, ResultRow row) {
        Key key = new Key(Kind.STATISTICS_TARGET, row.text(4), row.text(5), row.text(6));
        String set = row.text(8);
        rows.add(row, new Definition(key, set + row.integer(9), set + "-1"));
        rows.depends(key, key.whole(row.flag(7) ? Kind.MATERIALIZED_VIEW : Kind.INDEX));
    }

    private static void columnOptions(CatalogRows rows, ResultRow row) {
        Key key = new Key(Kind.COLUMN_OPTIONS, row.text(4), row.text(5), row.text(6));
        String alter = row.text(7);
        rows.add(row, new Definition(key, alter + "(" + row.text(8) + ")", alter + "(" + row.text(9) + ")"));
        rows.depends(key, key.as(Kind.COLUMN));
    }

    private static void trigger(CatalogRows rows, ResultRow row) {
        Key key = new Key(Kind.TRIGGER, row.text(4), row.text(5), row.text(6));
        Trigger.Enabled enabled = switch (row.text(9)) {
            case "D" -> Trigger.Enabled.DISABLED;
            case "R" -> Trigger.Enabled.REPLICA;
            case "A" -> Trigger.Enabled.ALWAYS;
            default -> Trigger.Enabled.ORIGIN;
        };
        rows.add(row, new Trigger(key, relation(row), Deparsed.settled(row.text(8)), enabled));
        rows.depends(key, relation(row));
    }

    private static Key relation(ResultRow row) {
        return Key.of(row.flag(7) ? Kind.VIEW : Kind.TABLE, row.text(4), row.text(5));
    }
}
