alter type public.address add attribute postcode text;

create or replace view public.home as
select account.id,
    ((account.home).postcode)::integer as code
   from public.account;

-- destructive: the values of attribute zip of public.address
alter type public.address drop attribute zip;
