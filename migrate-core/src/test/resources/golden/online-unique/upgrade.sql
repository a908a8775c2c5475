alter table public.t rename constraint t_c to t_c__old;

-- fill in what is empty here, as in: update public.t set a = … where a is null;
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
            from (select * from public.t r where a is null) r) found;
  if number > 0 then
    raise exception '% rows of public.t have no value in a', number
      using detail = examples, hint = 'Change them first, then run this again. To see them: select * from public.t r where a is null';
  end if;
  perform pg_catalog.set_config('search_path', path, true);
end
$guard$;

alter table public.t add constraint a_is_not_null check (a is not null) not valid;

-- migrate: autocommit
alter table public.t validate constraint a_is_not_null;

alter table public.t alter column a set not null;
alter table public.t drop constraint a_is_not_null;

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
            from (select b from public.t where b is not null group by b having count(*) > 1) r) found;
  if number > 0 then
    raise exception '% values of (b) are in more than one row of public.t', number
      using detail = examples, hint = 'Change them first, then run this again. To see them: select b from public.t where b is not null group by b having count(*) > 1';
  end if;
  perform pg_catalog.set_config('search_path', path, true);
end
$guard$;

create unique index concurrently t_b on public.t (b);
alter table public.t add constraint t_b unique using index t_b deferrable;

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
            from (select c, b from public.t where c is not null and b is not null group by c, b having count(*) > 1) r) found;
  if number > 0 then
    raise exception '% values of (c, b) are in more than one row of public.t', number
      using detail = examples, hint = 'Change them first, then run this again. To see them: select c, b from public.t where c is not null and b is not null group by c, b having count(*) > 1';
  end if;
  perform pg_catalog.set_config('search_path', path, true);
end
$guard$;

create unique index concurrently t_c on public.t (c, b);
alter table public.t drop constraint t_c__old;
alter table public.t add constraint t_c unique using index t_c;

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
            from (select a from public.t where a is not null group by a having count(*) > 1) r) found;
  if number > 0 then
    raise exception '% values of (a) are in more than one row of public.t', number
      using detail = examples, hint = 'Change them first, then run this again. To see them: select a from public.t where a is not null group by a having count(*) > 1';
  end if;
  perform pg_catalog.set_config('search_path', path, true);
end
$guard$;

create unique index concurrently t_pkey on public.t (a);
alter table public.t add constraint t_pkey primary key using index t_pkey;
