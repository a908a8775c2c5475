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
            from (select * from public.account r where id not between -2147483648 and 2147483647) r) found;
  if number > 0 then
    raise exception '% rows of public.account have a value in id that is too large for integer', number
      using detail = examples, hint = 'Change them first, then run this again. To see them: select * from public.account r where id not between -2147483648 and 2147483647';
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
            from (select * from public.account r where owner not between -2147483648 and 2147483647) r) found;
  if number > 0 then
    raise exception '% rows of public.account have a value in owner that is too large for integer', number
      using detail = examples, hint = 'Change them first, then run this again. To see them: select * from public.account r where owner not between -2147483648 and 2147483647';
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
            from (select * from public.account r where length(rtrim(note::text)) > 20) r) found;
  if number > 0 then
    raise exception '% rows of public.account have a value in note that is too long for character varying(20)', number
      using detail = examples, hint = 'Change them first, then run this again. To see them: select * from public.account r where length(rtrim(note::text)) > 20';
  end if;
  perform pg_catalog.set_config('search_path', path, true);
end
$guard$;

alter table public.account
    alter column id type integer,
    alter column owner drop default,
    alter column owner type integer,
    alter column note type character varying(20),
    alter column note drop not null,
    alter column balance type numeric,
    alter column opened type timestamp with time zone;

alter table public.visit alter column a drop not null;
alter table public.visit alter column b drop not null;
alter table public.account alter column owner set default 0;
