-- fill in what is empty here, as in: update public.item set code = … where code is not distinct from null;
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
            from (select * from public.item r where code is not distinct from null) r) found;
  if number > 0 then
    raise exception '% rows of public.item have no value in code', number
      using detail = examples, hint = 'Change them first, then run this again. To see them: select * from public.item r where code is not distinct from null';
  end if;
  perform pg_catalog.set_config('search_path', path, true);
end
$guard$;

alter domain public.code set not null;

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
            from (select * from public.item r where not (code ~ '^[A-Z]'::text)) r) found;
  if number > 0 then
    raise exception '% rows of public.item do not meet letter in code', number
      using detail = examples, hint = 'Change them first, then run this again. To see them: select * from public.item r where not (code ~ ''^[A-Z]''::text)';
  end if;
  perform pg_catalog.set_config('search_path', path, true);
end
$guard$;

alter domain public.code add constraint letter check (value ~ '^[A-Z]'::text);
