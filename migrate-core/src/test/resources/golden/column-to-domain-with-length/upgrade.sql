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
            from (select * from public.country r where length(rtrim(code::text)) > 3) r) found;
  if number > 0 then
    raise exception '% rows of public.country have a value in code that is too long for public.code', number
      using detail = examples, hint = 'Change them first, then run this again. To see them: select * from public.country r where length(rtrim(code::text)) > 3';
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
            from (select * from public.country r where not (((code::character varying(3)))::text <> ''::text)) r) found;
  if number > 0 then
    raise exception '% rows of public.country do not meet code_check in code', number
      using detail = examples, hint = 'Change them first, then run this again. To see them: select * from public.country r where not (((code::character varying(3)))::text <> ''''::text)';
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
            from (select * from public.country r where exists (select from pg_catalog.unnest(codes) one where length(rtrim(one::text)) > 3)) r) found;
  if number > 0 then
    raise exception '% rows of public.country have a value in codes that is too long for character varying(3)[]', number
      using detail = examples, hint = 'Change them first, then run this again. To see them: select * from public.country r where exists (select from pg_catalog.unnest(codes) one where length(rtrim(one::text)) > 3)';
  end if;
  perform pg_catalog.set_config('search_path', path, true);
end
$guard$;

alter table public.country
    alter column code type public.code,
    alter column codes type character varying(3)[];
