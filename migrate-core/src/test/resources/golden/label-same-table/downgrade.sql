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
            from (select * from public.t r where s::text in ('new')) r) found;
  if number > 0 then
    raise exception '% rows of public.t have a value in s that public.status no longer takes', number
      using detail = examples, hint = 'Change them first, then run this again. To see them: select * from public.t r where s::text in (''new'')';
  end if;
  perform pg_catalog.set_config('search_path', path, true);
end
$guard$;

alter type public.status rename to status__old;
create type public.status as enum ('old');
alter table public.t alter column s type public.status using s::pg_catalog.text::public.status;
drop type public.status__old;

alter table public.t alter column note drop default;
