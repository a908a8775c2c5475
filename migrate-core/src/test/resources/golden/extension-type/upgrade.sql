create extension citext with schema public;
drop view public.account_email;

do $guard$
declare
  value text;
  number bigint := 0;
  examples text[] := '{}';
begin
  for value in select distinct email::text from public.account where email::text is not null order by 1 loop
    begin
      perform value::public.citext;
    exception when others then
      number := number + 1;
      examples := examples || left(value, 100);
    end;
  end loop;
  if number > 0 then
    raise exception '% values of public.account.email are no public.citext', number
      using detail = array_to_string(examples[:5], ', '), hint = 'Change them first, then run this again.';
  end if;
end
$guard$;

alter table public.account alter column email type public.citext using email::public.citext;

create view public.account_email as
select lower((account.email)::text) as email
   from public.account;
