do $guard$
#variable_conflict use_column
declare
  path pg_catalog.text := pg_catalog.current_setting('search_path');
  value pg_catalog.text;
  number bigint := 0;
  examples pg_catalog.text[] := '{}';
begin
  perform pg_catalog.set_config('search_path', 'pg_catalog, pg_temp', true);
  for value in select distinct begins::text from public.item where begins::text is not null order by 1 loop
    begin
      perform value::timestamp without time zone;
    exception when others then
      number := number + 1;
      examples := examples operator(pg_catalog.||) left(value, 100);
    end;
  end loop;
  if number > 0 then
    raise exception '% values of public.item.begins are no timestamp without time zone', number
      using detail = pg_catalog.array_to_string(examples[:5], ', '), hint = 'Change them first, then run this again.';
  end if;
  perform pg_catalog.set_config('search_path', path, true);
end
$guard$;

alter table public.item
    alter column price type money,
    alter column amount type money,
    alter column active type boolean using active::boolean,
    alter column begins type timestamp without time zone using begins::pg_catalog.text::timestamp without time zone,
    alter column codes type text;
