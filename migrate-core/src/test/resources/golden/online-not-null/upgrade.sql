-- fill in what is empty here, as in: update public.t set v = … where v is null;
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
            from (select * from public.t r where v is null) r) found;
  if number > 0 then
    raise exception '% rows of public.t have no value in v', number
      using detail = examples, hint = 'Change them first, then run this again. To see them: select * from public.t r where v is null';
  end if;
  perform pg_catalog.set_config('search_path', path, true);
end
$guard$;

alter table public.t add constraint v_is_not_null check (v is not null) not valid;

-- migrate: autocommit
alter table public.t validate constraint v_is_not_null;

alter table public.t alter column v set not null;
alter table public.t drop constraint v_is_not_null;
