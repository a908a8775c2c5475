alter table public.diary alter column mood drop default;

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
            from (select * from public.diary r where mood::text in ('sad', 'so-so', 'glad')) r) found;
  if number > 0 then
    raise exception '% rows of public.diary have a value in mood that public.mood no longer takes', number
      using detail = examples, hint = 'Change them first, then run this again. To see them: select * from public.diary r where mood::text in (''sad'', ''so-so'', ''glad'')';
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
            from (select * from public.diary r where exists (select from pg_catalog.unnest(moods) one where one::text in ('sad', 'so-so', 'glad'))) r) found;
  if number > 0 then
    raise exception '% rows of public.diary have a value in moods that public.mood[] no longer takes', number
      using detail = examples, hint = 'Change them first, then run this again. To see them: select * from public.diary r where exists (select from pg_catalog.unnest(moods) one where one::text in (''sad'', ''so-so'', ''glad''))';
  end if;
  perform pg_catalog.set_config('search_path', path, true);
end
$guard$;

alter type public.mood rename to mood__old;
create type public.mood as enum ('ok', 'happy');

alter table public.diary
    alter column mood type public.mood using mood::pg_catalog.text::public.mood,
    alter column moods type public.mood[] using moods::pg_catalog.text[]::public.mood[];

drop type public.mood__old;

alter table public.diary alter column mood set default 'ok'::public.mood;
