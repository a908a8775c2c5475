create extension citext with schema public;
drop view public.account_email;

do $guard$
#variable_conflict use_column
declare
  path pg_catalog.text := pg_catalog.current_setting('search_path');
  value pg_catalog.text;
  number bigint := 0;
  examples pg_catalog.text[] := '{}';
begin
  perform pg_catalog.set_config('search_path', pg_catalog.rtrim(pg_catalog.concat_ws(', ', 'pg_catalog, pg_temp', path), ', '), true);
  for value in select distinct email::text from public.account where email::text is not null order by 1 loop
    begin
      perform value::public.citext;
    exception when others then
      number := number + 1;
      examples := examples operator(pg_catalog.||) left(value, 100);
    end;
  end loop;
  if number > 0 then
    raise exception '% values of public.account.email are no public.citext', number
      using detail = pg_catalog.array_to_string(examples[:5], ', '), hint = 'Change them first, then run this again.';
  end if;
  perform pg_catalog.set_config('search_path', path, true);
end
$guard$;

alter table public.account alter column email type public.citext using email::public.citext;

create view public.account_email as
select lower((account.email)::text) as email
   from public.account;
