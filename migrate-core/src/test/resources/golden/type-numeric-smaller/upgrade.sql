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
            from (select * from public.t r where abs(round(v, 2)) >= 1e3) r) found;
  if number > 0 then
    raise exception '% rows of public.t have a value in v that is too large for numeric(5,2)', number
      using detail = examples, hint = 'Change them first, then run this again. To see them: select * from public.t r where abs(round(v, 2)) >= 1e3';
  end if;
  perform pg_catalog.set_config('search_path', path, true);
end
$guard$;

-- destructive: digits behind the point of public.t.v
alter table public.t alter column v type numeric(5,2);
