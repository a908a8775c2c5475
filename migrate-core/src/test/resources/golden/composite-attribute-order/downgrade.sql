alter type public.address rename to address__old;
create type public.address as (street text, zip text, city text);
alter table public.account alter column all_homes type public.address[] using all_homes::text[]::public.address[];
alter table public.account alter column home type public.address using home::text::public.address;
drop type public.address__old;
