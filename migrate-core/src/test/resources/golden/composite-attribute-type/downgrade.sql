alter type public.address rename to address__old;
create type public.address as (street text, zip text);

create function public.address__new(public.address__old) returns public.address
 language sql strict
 return row(($1).street, ($1).zip::text)::public.address;

create function public.address__new(public.address__old[]) returns public.address[]
 language sql strict
 return array(select public.address__new($1[i]) from generate_subscripts($1, 1) i order by i);

alter table public.account alter column all_homes type public.address[] using public.address__new(all_homes);
alter table public.account alter column home type public.address using public.address__new(home);
drop function public.address__new(public.address__old[]);
drop function public.address__new(public.address__old);
drop type public.address__old;
