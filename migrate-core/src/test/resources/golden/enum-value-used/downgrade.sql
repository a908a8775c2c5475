alter table public.diary alter column mood drop default;

do $guard$
declare
  number bigint;
  examples text;
begin
  select count(*), string_agg(left(r::text, 100), ', ') filter (where place <= 5) into number, examples
    from (select r, row_number() over () as place
            from (select * from public.diary r where mood::text in ('new')) r) found;
  if number > 0 then
    raise exception '% rows of public.diary have a value in mood that public.mood no longer takes', number
      using detail = examples, hint = 'Change them first, then run this again. To see them: select * from public.diary r where mood::text in (''new'')';
  end if;
end
$guard$;

do $guard$
declare
  number bigint;
  examples text;
begin
  select count(*), string_agg(left(r::text, 100), ', ') filter (where place <= 5) into number, examples
    from (select r, row_number() over () as place
            from (select * from public.diary r where exists (select from unnest(moods) one where one::text in ('new'))) r) found;
  if number > 0 then
    raise exception '% rows of public.diary have a value in moods that public.mood[] no longer takes', number
      using detail = examples, hint = 'Change them first, then run this again. To see them: select * from public.diary r where exists (select from unnest(moods) one where one::text in (''new''))';
  end if;
end
$guard$;

alter type public.mood rename to mood__old;
create type public.mood as enum ('ok');

alter table public.diary
    alter column mood type public.mood using mood::text::public.mood,
    alter column moods type public.mood[] using moods::text[]::public.mood[];

drop type public.mood__old;

alter table public.diary alter column mood set default 'ok'::public.mood;
