alter type public.address rename to address__old;
create type public.address as (zip text, country text, street text);

create function public.address__new(public.address__old) returns public.address
 language sql strict
 return row(($1).zip, null, ($1).street)::public.address;

create function public.address__new(public.address__old[]) returns public.address[]
 language sql strict
 return array(select public.address__new($1[i]) from generate_subscripts($1, 1) i order by i);

-- destructive: the values of attribute city of public.address
alter table public.account alter column all_homes type public.address[] using public.address__new(all_homes);

-- destructive: the values of attribute city of public.address
alter table public.account alter column home type public.address using public.address__new(home);

drop function public.address__new(public.address__old[]);
drop function public.address__new(public.address__old);
drop type public.address__old;
