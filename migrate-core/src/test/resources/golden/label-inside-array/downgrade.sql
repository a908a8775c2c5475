alter table public.u alter column two_of drop default;
alter table public.u alter column all_s drop default;

do $guard$
#variable_conflict use_column
declare
  path pg_catalog.text := pg_catalog.current_setting('search_path');
  number bigint;
  examples pg_catalog.text;
begin
  perform pg_catalog.set_config('search_path', 'pg_catalog, pg_temp', true);
  select count(*), string_agg(left(r::text, 100), ', ') filter (where place <= 5) into number, examples
    from (select r, row_number() over () as place
            from (select * from public.u r where exists (select from pg_catalog.unnest(all_s) one where one::text in ('new'))) r) found;
  if number > 0 then
    raise exception '% rows of public.u have a value in all_s that public.status[] no longer takes', number
      using detail = examples, hint = 'Change them first, then run this again. To see them: select * from public.u r where exists (select from pg_catalog.unnest(all_s) one where one::text in (''new''))';
  end if;
  perform pg_catalog.set_config('search_path', path, true);
end
$guard$;

do $guard$
#variable_conflict use_column
declare
  path pg_catalog.text := pg_catalog.current_setting('search_path');
  number bigint;
  examples pg_catalog.text;
begin
  perform pg_catalog.set_config('search_path', 'pg_catalog, pg_temp', true);
  select count(*), string_agg(left(r::text, 100), ', ') filter (where place <= 5) into number, examples
    from (select r, row_number() over () as place
            from (select * from public.u r where (two_of).one::text in ('new') or (two_of).two::text in ('new')) r) found;
  if number > 0 then
    raise exception '% rows of public.u have a value in two_of that public.pair no longer takes', number
      using detail = examples, hint = 'Change them first, then run this again. To see them: select * from public.u r where (two_of).one::text in (''new'') or (two_of).two::text in (''new'')';
  end if;
  perform pg_catalog.set_config('search_path', path, true);
end
$guard$;

alter type public.status rename to status__old;
alter type public.pair rename to pair__old;
create type public.status as enum ('old');
create type public.pair as (one public.status, two public.status);

create function public.pair__new(public.pair__old) returns public.pair
 language sql strict
 return row(($1).one::pg_catalog.text::public.status, ($1).two::pg_catalog.text::public.status)::public.pair;

alter table public.u
    alter column all_s type public.status[] using all_s::pg_catalog.text[]::public.status[],
    alter column two_of type public.pair using public.pair__new(two_of);

drop function public.pair__new(public.pair__old);
drop type public.status__old, public.pair__old;
