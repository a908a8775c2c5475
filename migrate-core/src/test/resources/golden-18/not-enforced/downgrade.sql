alter table public.person drop constraint person_team_id_fkey;
alter table public.person drop constraint adult;

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
            from (select * from public.person r where not (age > 17)) r) found;
  if number > 0 then
    raise exception '% rows of public.person do not meet adult', number
      using detail = examples, hint = 'Change them first, then run this again. To see them: select * from public.person r where not (age > 17)';
  end if;
  perform pg_catalog.set_config('search_path', path, true);
end
$guard$;

alter table public.person add constraint adult check (age > 17);

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
            from (select * from public.person r where r.team_id is not null and not exists (select from public.team k where k.id = r.team_id)) r) found;
  if number > 0 then
    raise exception '% rows of public.person refer to what is not in public.team', number
      using detail = examples, hint = 'Change them first, then run this again. To see them: select * from public.person r where r.team_id is not null and not exists (select from public.team k where k.id = r.team_id)';
  end if;
  perform pg_catalog.set_config('search_path', path, true);
end
$guard$;

alter table public.person add constraint person_team_id_fkey foreign key (team_id) references public.team(id);
