set local check_function_bodies = off;

create or replace function public.total(price numeric, pieces integer default 1)
 returns numeric
 language sql
 immutable
as $function$select price * pieces$function$;

alter table public.item drop constraint item_total;
drop view public.bill;
drop function public.total(numeric);
alter table public.item add constraint item_total check (public.total(price) >= (0)::numeric);

create view public.bill as
select public.total(item.price) as total
   from public.item;

grant select on table public.bill to public;
