create or replace function public.even(n integer)
 returns boolean
 language plpgsql
as $empty$begin end$empty$;

create or replace function public.odd(n integer)
 returns boolean
 language sql
return case when (n = 0) then false else public.even((n - 1)) end;

create or replace function public.even(n integer)
 returns boolean
 language sql
return case when (n = 0) then true else public.odd((n - 1)) end;
