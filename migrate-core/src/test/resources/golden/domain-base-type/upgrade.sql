do $guard$
#variable_conflict use_column
declare
  path pg_catalog.text := pg_catalog.current_setting('search_path');
  value pg_catalog.text;
  number bigint := 0;
  examples pg_catalog.text[] := '{}';
begin
  perform pg_catalog.set_config('search_path', pg_catalog.rtrim(pg_catalog.concat_ws(', ', 'pg_catalog, pg_temp', path), ', '), true);
  for value in select distinct code::text from public.item where code::text is not null order by 1 loop
    begin
      perform value::public.code::integer;
    exception when others then
      number := number + 1;
      examples := examples operator(pg_catalog.||) left(value, 100);
    end;
  end loop;
  if number > 0 then
    raise exception '% values of public.item.code cannot become the new public.code', number
      using detail = pg_catalog.array_to_string(examples[:5], ', '), hint = 'Change them first, then run this again.';
  end if;
  perform pg_catalog.set_config('search_path', path, true);
end
$guard$;

alter type public.code rename to code__old;
create domain public.code as integer;
alter table public.item alter column code type public.code using code::integer::public.code;
drop type public.code__old;
