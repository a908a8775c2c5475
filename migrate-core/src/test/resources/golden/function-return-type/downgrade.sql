alter table public.t alter column v drop default;
drop view public.doubled;
drop function public.twice(integer);

create or replace function public.twice(n integer)
 returns integer
 language sql
 immutable
return (n * 2);

alter table public.t alter column v set default public.twice(2);

create view public.doubled as
select public.twice(t.v) as v
   from public.t;
