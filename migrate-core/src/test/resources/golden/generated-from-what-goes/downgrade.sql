set local check_function_bodies = off;
alter table public.box add column w integer;

create or replace function public.twice(integer)
 returns integer
 language sql
 immutable
as $function$select 2 * $1$function$;

-- destructive: the values of public.box.area
alter table public.box drop column area;

alter table public.box add column area integer generated always as (public.twice(w)) stored;
