drop view public.home;

alter type public.address rename to address__old;
create type public.address as (street text, zip integer, city text);

create function public.address__new(public.address__old) returns public.address
 language sql strict
 return row(($1).street, null, ($1).city)::public.address;

-- destructive: the values of attribute postcode of public.address
alter table public.account alter column home type public.address using public.address__new(home);

drop function public.address__new(public.address__old);
drop type public.address__old;

create view public.home as
select account.id,
    (account.home).zip as code
   from public.account;
