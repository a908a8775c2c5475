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
            from (select * from public.account r where pg_catalog.array_ndims(all_homes) > 1) r) found;
  if number > 0 then
    raise exception '% rows of public.account have a value in all_homes that public.address[] no longer takes', number
      using detail = examples, hint = 'Change them first, then run this again. To see them: select * from public.account r where pg_catalog.array_ndims(all_homes) > 1';
  end if;
  perform pg_catalog.set_config('search_path', path, true);
end
$guard$;

do $guard$
#variable_conflict use_column
declare
  path pg_catalog.text := pg_catalog.current_setting('search_path');
  value pg_catalog.text;
  number bigint := 0;
  examples pg_catalog.text[] := '{}';
begin
  perform pg_catalog.set_config('search_path', pg_catalog.rtrim(pg_catalog.concat_ws(', ', 'pg_catalog, pg_temp', path), ', '), true);
  for value in select distinct all_homes::text from public.account where all_homes::text is not null order by 1 loop
    begin
      perform (select pg_catalog.count((one).zip::integer) from pg_catalog.unnest(value::public.address[]) one);
    exception when others then
      number := number + 1;
      examples := examples operator(pg_catalog.||) left(value, 100);
    end;
  end loop;
  if number > 0 then
    raise exception '% values of public.account.all_homes cannot become the new public.address[]', number
      using detail = pg_catalog.array_to_string(examples[:5], ', '), hint = 'Change them first, then run this again.';
  end if;
  perform pg_catalog.set_config('search_path', path, true);
end
$guard$;

do $guard$
#variable_conflict use_column
declare
  path pg_catalog.text := pg_catalog.current_setting('search_path');
  value pg_catalog.text;
  number bigint := 0;
  examples pg_catalog.text[] := '{}';
begin
  perform pg_catalog.set_config('search_path', pg_catalog.rtrim(pg_catalog.concat_ws(', ', 'pg_catalog, pg_temp', path), ', '), true);
  for value in select distinct home::text from public.account where home::text is not null order by 1 loop
    begin
      perform (value::public.address).zip::integer;
    exception when others then
      number := number + 1;
      examples := examples operator(pg_catalog.||) left(value, 100);
    end;
  end loop;
  if number > 0 then
    raise exception '% values of public.account.home cannot become the new public.address', number
      using detail = pg_catalog.array_to_string(examples[:5], ', '), hint = 'Change them first, then run this again.';
  end if;
  perform pg_catalog.set_config('search_path', path, true);
end
$guard$;

alter type public.address rename to address__old;
create type public.address as (street text, zip integer);

create function public.address__new(public.address__old) returns public.address
 language sql strict
 return row(($1).street, ($1).zip::integer)::public.address;

create function public.address__new(public.address__old[]) returns public.address[]
 language sql strict
 return array(select public.address__new($1[i]) from pg_catalog.generate_subscripts($1, 1) i order by i);

alter table public.account
    alter column all_homes type public.address[] using public.address__new(all_homes),
    alter column home type public.address using public.address__new(home);

drop function public.address__new(public.address__old[]);
drop function public.address__new(public.address__old);
drop type public.address__old;
