-- fill in what is empty here, as in: update public.account set note = … where note is null;
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
            from (select * from public.account r where note is null) r) found;
  if number > 0 then
    raise exception '% rows of public.account have no value in note', number
      using detail = examples, hint = 'Change them first, then run this again. To see them: select * from public.account r where note is null';
  end if;
  perform pg_catalog.set_config('search_path', path, true);
end
$guard$;

alter table public.account
    alter column id type bigint,
    alter column owner drop default,
    alter column owner type bigint,
    alter column note type text,
    alter column note set not null;

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
            from (select * from public.account r where round(balance) not between -2147483648.0 and 2147483647.0) r) found;
  if number > 0 then
    raise exception '% rows of public.account have a value in balance that is too large for integer', number
      using detail = examples, hint = 'Change them first, then run this again. To see them: select * from public.account r where round(balance) not between -2147483648.0 and 2147483647.0';
  end if;
  perform pg_catalog.set_config('search_path', path, true);
end
$guard$;

-- destructive: digits behind the point of public.account.balance
alter table public.account alter column balance type integer;

-- destructive: the time of day in public.account.opened
alter table public.account alter column opened type date;

-- fill in what is empty here, as in: update public.visit set a = … where a is null;
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
            from (select * from public.visit r where a is null) r) found;
  if number > 0 then
    raise exception '% rows of public.visit have no value in a', number
      using detail = examples, hint = 'Change them first, then run this again. To see them: select * from public.visit r where a is null';
  end if;
  perform pg_catalog.set_config('search_path', path, true);
end
$guard$;

-- fill in what is empty here, as in: update public.visit set b = … where b is null;
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
            from (select * from public.visit r where b is null) r) found;
  if number > 0 then
    raise exception '% rows of public.visit have no value in b', number
      using detail = examples, hint = 'Change them first, then run this again. To see them: select * from public.visit r where b is null';
  end if;
  perform pg_catalog.set_config('search_path', path, true);
end
$guard$;

alter table public.visit
    alter column a set not null,
    alter column b set not null;

alter table public.account alter column owner set default 1;
