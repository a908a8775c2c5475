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
            from (select * from public.t r where not (v > 0)) r) found;
  if number > 0 then
    raise exception '% rows of public.t do not meet t_v_check', number
      using detail = examples, hint = 'Change them first, then run this again. To see them: select * from public.t r where not (v > 0)';
  end if;
  perform pg_catalog.set_config('search_path', path, true);
end
$guard$;

alter table public.t add constraint t_v_check check (v > 0) not valid;

-- migrate: autocommit
alter table public.t validate constraint t_v_check;

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
            from (select * from public.t r where r.v is not null and not exists (select from public.team k where k.id = r.v)) r) found;
  if number > 0 then
    raise exception '% rows of public.t refer to what is not in public.team', number
      using detail = examples, hint = 'Change them first, then run this again. To see them: select * from public.t r where r.v is not null and not exists (select from public.team k where k.id = r.v)';
  end if;
  perform pg_catalog.set_config('search_path', path, true);
end
$guard$;

alter table public.t add constraint t_v_fkey foreign key (v) references public.team(id) not valid;

-- migrate: autocommit
alter table public.t validate constraint t_v_fkey;
