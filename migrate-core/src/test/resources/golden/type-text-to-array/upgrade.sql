do $guard$
#variable_conflict use_column
declare
  path pg_catalog.text := pg_catalog.current_setting('search_path');
  value pg_catalog.text;
  number bigint := 0;
  examples pg_catalog.text[] := '{}';
begin
  perform pg_catalog.set_config('search_path', 'pg_catalog, pg_temp', true);
  for value in select distinct v::text from public.t where v::text is not null order by 1 loop
    begin
      perform value::text[];
    exception when others then
      number := number + 1;
      examples := examples operator(pg_catalog.||) left(value, 100);
    end;
  end loop;
  if number > 0 then
    raise exception '% values of public.t.v are no text[]', number
      using detail = pg_catalog.array_to_string(examples[:5], ', '), hint = 'Change them first, then run this again.';
  end if;
  perform pg_catalog.set_config('search_path', path, true);
end
$guard$;

alter table public.t alter column v type text[] using v::text[];
