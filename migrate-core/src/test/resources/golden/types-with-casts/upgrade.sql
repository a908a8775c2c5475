alter table public.item alter column price type numeric(10,2);

-- destructive: digits behind the point of public.item.amount
alter table public.item alter column amount type integer using amount::numeric::integer;

alter table public.item alter column active type integer using active::integer;

-- destructive: the date in public.item.begins
alter table public.item alter column begins type time without time zone;

do $guard$
#variable_conflict use_column
declare
  path pg_catalog.text := pg_catalog.current_setting('search_path');
  value pg_catalog.text;
  number bigint := 0;
  examples pg_catalog.text[] := '{}';
begin
  perform pg_catalog.set_config('search_path', 'pg_catalog, pg_temp', true);
  for value in select distinct codes::text from public.item where codes::text is not null order by 1 loop
    begin
      perform value::character varying(3)[];
    exception when others then
      number := number + 1;
      examples := examples operator(pg_catalog.||) left(value, 100);
    end;
  end loop;
  if number > 0 then
    raise exception '% values of public.item.codes are no character varying(3)[]', number
      using detail = pg_catalog.array_to_string(examples[:5], ', '), hint = 'Change them first, then run this again.';
  end if;
  perform pg_catalog.set_config('search_path', path, true);
end
$guard$;

-- destructive: what is too long for character varying(3)[] in public.item.codes
alter table public.item alter column codes type character varying(3)[] using codes::character varying(3)[];
