alter table public.t alter column s drop default;

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
            from (select * from public.t r where s::text in ('b')) r) found;
  if number > 0 then
    raise exception '% rows of public.t have a value in s that public."my add value type" no longer takes', number
      using detail = examples, hint = 'Change them first, then run this again. To see them: select * from public.t r where s::text in (''b'')';
  end if;
  perform pg_catalog.set_config('search_path', path, true);
end
$guard$;

alter type public."my add value type" rename to "my add value type__old";
create type public."my add value type" as enum ('a');
alter table public.t alter column s type public."my add value type" using s::pg_catalog.text::public."my add value type";
drop type public."my add value type__old";
