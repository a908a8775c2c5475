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
            from (select x from public.a where x is not null group by x having count(*) > 1) r) found;
  if number > 0 then
    raise exception '% values of (x) are in more than one row of public.a', number
      using detail = examples, hint = 'Change them first, then run this again. To see them: select x from public.a where x is not null group by x having count(*) > 1';
  end if;
  perform pg_catalog.set_config('search_path', path, true);
end
$guard$;

alter table public.a add constraint a_x_key unique (x);

alter table public.b drop constraint b_x_fkey;
alter table public.a drop constraint a_pkey;

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
            from (select x, y from public.a where x is not null and y is not null group by x, y having count(*) > 1) r) found;
  if number > 0 then
    raise exception '% values of (x, y) are in more than one row of public.a', number
      using detail = examples, hint = 'Change them first, then run this again. To see them: select x, y from public.a where x is not null and y is not null group by x, y having count(*) > 1';
  end if;
  perform pg_catalog.set_config('search_path', path, true);
end
$guard$;

alter table public.a add constraint a_pkey primary key (x, y);

alter table public.b add constraint b_x_fkey foreign key (x) references public.a(x);
