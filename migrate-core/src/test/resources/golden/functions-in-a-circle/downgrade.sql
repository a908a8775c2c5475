create or replace function public.odd(n integer)
 returns boolean
 language plpgsql
as $empty$begin end$empty$;

drop function public.even(integer);
drop function public.odd(integer);
