alter table public.t drop constraint t_pkey;
alter table public.t alter column a drop not null;
alter table public.t rename constraint t_c to t_c__old;
alter table public.t drop constraint t_b;

-- migrate: autocommit
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
            from (select c from public.t where c is not null group by c having count(*) > 1) r) found;
  if number > 0 then
    raise exception '% values of (c) are in more than one row of public.t', number
      using detail = examples, hint = 'Change them first, then run this again. To see them: select c from public.t where c is not null group by c having count(*) > 1';
  end if;
  perform pg_catalog.set_config('search_path', path, true);
end
$guard$;

create unique index concurrently t_c on public.t (c);
alter table public.t drop constraint t_c__old;
alter table public.t add constraint t_c unique using index t_c;
