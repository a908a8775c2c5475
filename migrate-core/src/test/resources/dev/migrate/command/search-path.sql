-- Plants a schema with whatever a query of Migrate's own could meet by mistake if it stands on the search path: the functions,
-- aggregates and operators of the server once more, some that match better than those, tables and types of the same names.
-- Each says that it was entered in the log of the server, whatever becomes of the error.
set search_path = pg_catalog;
create schema evil;

create function evil.mark(what text) returns bool language plpgsql as $$
begin
  raise log 'ENTERED %', what;
  raise exception 'ENTERED %', what;
end $$;

-- What a revision calls without a schema, and is to find here.
create function evil.greeting() returns varchar language sql as $$ select 'hello'::pg_catalog.varchar $$;

-- A function that says so. Arguments are types of the server, by their names in pg_type.
create function evil.plant(name text, arguments name[], result text) returns void language plpgsql as $$
declare
  list text := (select coalesce(string_agg(format('pg_catalog.%I', a), ', ' order by place), '')
                  from unnest(arguments) with ordinality as u (a, place));
begin
  execute format('create function evil.%I(%s) returns %s language plpgsql as %L', name, list, result,
                 format('begin perform evil.mark(%L); end', name || '(' || list || ')'));
exception when duplicate_function then
  null;
end $$;

-- An aggregate of the same kind; it also serves as a window function.
create function evil.plant_aggregate(name text, arguments name[]) returns void language plpgsql as $$
declare
  list text := (select coalesce(string_agg(format('pg_catalog.%I', a), ', ' order by place), '')
                  from unnest(arguments) with ordinality as u (a, place));
begin
  perform evil.plant('state of ' || name, array['int8'::name] || arguments, 'pg_catalog.int8');
  execute format('create aggregate evil.%I(%s) (sfunc = evil.%I, stype = pg_catalog.int8, initcond = %L)', name,
                 case list when '' then '*' else list end, 'state of ' || name, 0);
exception when duplicate_function then
  null;
end $$;

-- An operator of the same kind; null for no left argument.
create function evil.plant_operator(name text, left_type name, right_type name, result text) returns void language plpgsql as $$
declare
  arguments name[] := array_remove(array[left_type, right_type], null);
  called text := 'operator of ' || result;
begin
  if exists (select from pg_operator where oprnamespace = 'evil'::regnamespace and oprname = name
                and oprleft = coalesce((select oid from pg_type where typname = left_type
                                           and typnamespace = 'pg_catalog'::regnamespace), 0)
                and oprright = (select oid from pg_type where typname = right_type
                                   and typnamespace = 'pg_catalog'::regnamespace)) then
    return;
  end if;
  if not exists (select from pg_proc where pronamespace = 'evil'::regnamespace and proname = called
                    and proargtypes::oid[] = array(select t.oid from unnest(arguments) with ordinality as u (a, place)
                                                     join pg_type t on typname = a and typnamespace = 'pg_catalog'::regnamespace
                                                    order by place)) then
    perform evil.plant(called, arguments, result);
  end if;
  execute format('create operator evil.%s (function = evil.%I, %s rightarg = pg_catalog.%I)', name, called,
                 case when left_type is not null then format('leftarg = pg_catalog.%I,', left_type) else '' end, right_type);
end $$;

create table evil.choice (of name, of_array name);
insert into evil.choice
  select typname, '_' || typname from pg_type
   where typnamespace = 'pg_catalog'::regnamespace and typname in ('text', 'name', 'int4', 'int8', 'bool', 'oid');

-- Functions and aggregates of ordinary arguments; then those of any, with some for any.
select case when prokind = 'f' then evil.plant(proname, types, result) else evil.plant_aggregate(proname, types) end
  from (select proname, prokind,
               case when proretset then 'setof ' else '' end
                 || case when r.typtype in ('b', 'r', 'm', 'c', 'd') then format('pg_catalog.%I', r.typname) else 'pg_catalog.bool' end
                 as result,
               array(select t.typname from unnest(proargtypes) with ordinality as u (a, place) join pg_type t on t.oid = a
                      order by place) as types,
               not exists (select from unnest(proargtypes) a join pg_type t on t.oid = a where t.typtype = 'p') as ordinary
          from pg_proc p join pg_type r on r.oid = prorettype
         where pronamespace = 'pg_catalog'::regnamespace and prokind in ('f', 'a', 'w')) as server
 where ordinary;

select case when prokind = 'f' then evil.plant(proname, types, 'pg_catalog.bool') else evil.plant_aggregate(proname, types) end
  from (select proname, prokind,
               array(select case when t.typname in ('any', 'anyelement', 'anynonarray', 'anycompatible', 'anycompatiblenonarray', 'anyenum')
                                 then choice.of when t.typname in ('anyarray', 'anycompatiblearray') then of_array else t.typname end
                       from unnest(proargtypes) with ordinality as u (a, place) join pg_type t on t.oid = a order by place) as types
          from pg_proc p, evil.choice
         where pronamespace = 'pg_catalog'::regnamespace and prokind in ('f', 'a', 'w')
           and exists (select from unnest(proargtypes) a join pg_type t on t.oid = a where t.typname ~ '^any')) as server
 where not exists (select from unnest(types) a join pg_type t on t.typname = a and t.typnamespace = 'pg_catalog'::regnamespace
                    where t.typtype = 'p');

-- What takes any number of arguments.
select evil.plant(called, array['text'::name] || more, 'pg_catalog.text')
  from unnest(array['format', 'concat', 'concat_ws', 'jsonb_build_object', 'json_build_object', 'num_nulls']) called,
       (select array[one.of] as more from evil.choice one union all
        select array[one.of, two.of] from evil.choice one, evil.choice two union all
        select array[one.of, one.of, one.of] from evil.choice one union all
        select array['bool', 'bool', 'bool', 'bool', 'int4']::name[]) as arguments;

-- Operators of ordinary arguments, then such as the server does not have.
select evil.plant_operator(oprname, l.typname, r.typname, format('pg_catalog.%I', result.typname))
  from pg_operator o left join pg_type l on l.oid = oprleft join pg_type r on r.oid = oprright
       join pg_type result on result.oid = oprresult
 where oprnamespace = 'pg_catalog'::regnamespace and coalesce(l.typtype, 'b') <> 'p' and r.typtype <> 'p' and result.typtype <> 'p';

select evil.plant_operator(op, l, r, 'pg_catalog.bool')
  from unnest(array['=', '<>', '<', '>', '<=', '>=', '||', '~', '+', '-', '*', '&']) op,
       unnest(array['text', 'name', 'varchar', 'int2', 'int4', 'int8', 'numeric', 'bool', 'oid', 'regclass']::name[]) l,
       unnest(array['text', 'name', 'varchar', 'int2', 'int4', 'int8', 'numeric', 'bool', 'oid', 'regclass']::name[]) r;
select evil.plant_operator(op, of_array, other, 'pg_catalog.bool')
  from unnest(array['=', '<>', '||']) op, evil.choice, unnest(array[of, of_array]) other;

-- Tables and types.
do $$
declare
  item record;
begin
  for item in select relname from pg_class c
               where relnamespace = 'pg_catalog'::regnamespace and relkind in ('r', 'v') and relname !~ '^pg_statistic'
                 and not exists (select from pg_attribute a join pg_type t on t.oid = atttypid
                                  where attrelid = c.oid and attnum > 0 and t.typtype = 'p') loop
    execute format('create view evil.%1$I as select * from pg_catalog.%1$I where evil.mark(%1$L)', item.relname);
  end loop;
  for item in select typname from pg_type
               where typnamespace = 'pg_catalog'::regnamespace and typtype = 'b' and typcategory <> 'A' and typrelid = 0 loop
    execute format('create domain evil.%1$I as pg_catalog.%1$I check (evil.mark(%1$L))', item.typname);
  end loop;
end $$;

drop function evil.plant, evil.plant_aggregate, evil.plant_operator;
drop table evil.choice;
