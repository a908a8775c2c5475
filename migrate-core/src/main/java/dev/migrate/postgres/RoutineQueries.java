package dev.migrate.postgres;

import dev.migrate.catalog.Definition;
import dev.migrate.catalog.Key;
import dev.migrate.catalog.Kind;
import dev.migrate.catalog.Routine;
import java.util.List;

/** Functions, procedures, aggregates, and what is made of them: operators and casts; text search configurations. */
final class RoutineQueries {

    private RoutineQueries() {}

    static List<Session.Query> of(CatalogRows rows) {
        return List.of(
                CatalogRows.query(
                        """
                        select 'pg_proc'::regclass::bigint, p.oid::bigint, 0, n.nspname, p.proname,
                               oidvectortypes(p.proargtypes), p.prokind = 'p', pg_get_functiondef(p.oid),
                               concat_ws(' returns ', pg_get_function_identity_arguments(p.oid), pg_get_function_result(p.oid)),
                               p.pronargdefaults, l.lanname = 'sql' and p.prosqlbody is null
                          from pg_proc p join pg_namespace n on n.oid = p.pronamespace join pg_language l on l.oid = p.prolang
                         where p.prokind in ('f', 'p', 'w')
                           and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass
                                              and d.objid = p.oid and d.deptype = 'i')
                           and <user>""",
                        row -> rows.add(
                                row,
                                new Routine(
                                        new Key(Kind.ROUTINE, row.text(4), row.text(5), row.text(6)),
                                        row.flag(7),
                                        body(row.text(8).strip()),
                                        row.text(9),
                                        row.integer(10),
                                        row.flag(11)))),
                CatalogRows.query(
                        """
                        select 'pg_proc'::regclass::bigint, p.oid::bigint, 0, n.nspname, p.proname, oidvectortypes(p.proargtypes),
                               format('create aggregate %I.%I(%s) (sfunc = %s, stype = %s', n.nspname, p.proname,
                                      case when p.pronargs = 0 then '*' else pg_get_function_arguments(p.oid) end,
                                      a.aggtransfn::regproc, format_type(a.aggtranstype, null))
                               || case when a.aggtransspace <> 0 then format(', sspace = %s', a.aggtransspace) else '' end
                               || case when a.aggfinalfn <> 0 then format(', finalfunc = %s', a.aggfinalfn::regproc) else '' end
                               || case when a.aggfinalextra then ', finalfunc_extra' else '' end
                               || case when a.aggcombinefn <> 0 then format(', combinefunc = %s', a.aggcombinefn::regproc) else '' end
                               || case when a.aggserialfn <> 0 then format(', serialfunc = %s', a.aggserialfn::regproc) else '' end
                               || case when a.aggdeserialfn <> 0 then format(', deserialfunc = %s', a.aggdeserialfn::regproc) else '' end
                               || case when a.agginitval is not null then format(', initcond = %L', a.agginitval) else '' end
                               || case when a.aggmtransfn <> 0 then format(', msfunc = %s, minvfunc = %s, mstype = %s',
                                       a.aggmtransfn::regproc, a.aggminvtransfn::regproc, format_type(a.aggmtranstype, null)) else '' end
                               || case when a.aggmfinalfn <> 0 then format(', mfinalfunc = %s', a.aggmfinalfn::regproc) else '' end
                               || case when a.aggminitval is not null then format(', minitcond = %L', a.aggminitval) else '' end
                               || case when a.aggsortop <> 0 then format(', sortop = operator(%s)', a.aggsortop::regoper) else '' end
                               || case p.proparallel when 's' then ', parallel = safe' when 'r' then ', parallel = restricted' else '' end
                               || case when a.aggkind = 'h' then ', hypothetical)' else ')' end,
                               format('drop aggregate %I.%I(%s)', n.nspname, p.proname,
                                      case when p.pronargs = 0 then '*' else pg_get_function_identity_arguments(p.oid) end)
                          from pg_aggregate a join pg_proc p on p.oid = a.aggfnoid join pg_namespace n on n.oid = p.pronamespace
                         where <user>""",
                        row -> rows.add(
                                row,
                                new Definition(
                                        new Key(Kind.AGGREGATE, row.text(4), row.text(5), row.text(6)),
                                        row.text(7),
                                        row.text(8)))),
                rows.definitions(Kind.OPERATOR, """
                        select 'pg_operator'::regclass::bigint, o.oid::bigint, 0, '', o.oid::regoperator::text,
                               format('create operator %I.%s (function = %s%s%s%s%s%s%s%s)', n.nspname, o.oprname, o.oprcode,
                                      case when o.oprleft <> 0 then ', leftarg = ' || format_type(o.oprleft, null) else '' end,
                                      case when o.oprright <> 0 then ', rightarg = ' || format_type(o.oprright, null) else '' end,
                                      case when o.oprcom <> 0 then format(', commutator = operator(%s)', o.oprcom::regoper) else '' end,
                                      case when o.oprnegate <> 0 then format(', negator = operator(%s)', o.oprnegate::regoper) else '' end,
                                      case when o.oprrest <> 0 then format(', restrict = %s', o.oprrest) else '' end
                                      || case when o.oprjoin <> 0 then format(', join = %s', o.oprjoin) else '' end,
                                      case when o.oprcanhash then ', hashes' else '' end,
                                      case when o.oprcanmerge then ', merges' else '' end),
                               'drop operator ' || format('%I.%s(%s, %s)', n.nspname, o.oprname,
                                      case when o.oprleft = 0 then 'none' else format_type(o.oprleft, null) end,
                                      case when o.oprright = 0 then 'none' else format_type(o.oprright, null) end)
                          from pg_operator o join pg_namespace n on n.oid = o.oprnamespace
                         where o.oprcode <> 0 and <user>"""),
                CatalogRows.query(
                        """
                        select 'pg_cast'::regclass::bigint, k.oid::bigint, 0,
                               format('(%s as %s)', format_type(k.castsource, null), format_type(k.casttarget, null)),
                               case k.castmethod when 'f' then ' with function ' || k.castfunc::regprocedure
                                    when 'i' then ' with inout' else ' without function' end
                               || case k.castcontext when 'a' then ' as assignment' when 'i' then ' as implicit' else '' end
                          from pg_cast k
                         where k.oid >= 16384 and not exists (select from pg_depend d where d.classid = 'pg_cast'::regclass
                                                                 and d.objid = k.oid and d.deptype in ('i', 'e'))""",
                        row -> rows.add(
                                row,
                                new Definition(
                                        Key.of(Kind.CAST, "", row.text(4)),
                                        "create cast " + row.text(4) + row.text(5),
                                        "drop cast " + row.text(4)))),
                rows.definitions(Kind.TEXT_SEARCH_DICTIONARY, """
                        select 'pg_ts_dict'::regclass::bigint, d.oid::bigint, 0, n.nspname, d.dictname,
                               format('create text search dictionary %I.%I (%s)', n.nspname, d.dictname,
                                      concat_ws(', ', format('template = %I.%I', tn.nspname, t.tmplname), d.dictinitoption)),
                               format('drop text search dictionary %I.%I', n.nspname, d.dictname)
                          from pg_ts_dict d join pg_namespace n on n.oid = d.dictnamespace
                               join pg_ts_template t on t.oid = d.dicttemplate join pg_namespace tn on tn.oid = t.tmplnamespace
                         where <user>"""),
                rows.definitions(Kind.TEXT_SEARCH_CONFIGURATION, """
                        select 'pg_ts_config'::regclass::bigint, c.oid::bigint, 0, n.nspname, c.cfgname,
                               format('do $$begin create text search configuration %1$I.%2$I (parser = %3$I.%4$I);%5$s end$$',
                                      n.nspname, c.cfgname, pn.nspname, p.prsname,
                                      (select string_agg(format(' alter text search configuration %I.%I add mapping for %s with %s;',
                                                                n.nspname, c.cfgname, m.alias, m.dictionaries), '' order by m.alias)
                                         from (select t.alias, string_agg(x.mapdict::regdictionary::text, ', ' order by x.mapseqno)
                                                               as dictionaries
                                                 from pg_ts_config_map x join ts_token_type(c.cfgparser) t on t.tokid = x.maptokentype
                                                where x.mapcfg = c.oid group by t.alias) m)),
                               format('drop text search configuration %I.%I', n.nspname, c.cfgname)
                          from pg_ts_config c join pg_namespace n on n.oid = c.cfgnamespace
                               join pg_ts_parser p on p.oid = c.cfgparser join pg_namespace pn on pn.oid = p.prsnamespace
                         where <user>"""));
    }

    /** Only a body that the server has parsed is in its own words. */
    private static String body(String definition) {
        return definition.contains("\nAS ") ? definition : Deparsed.settled(definition);
    }
}
