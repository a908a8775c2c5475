create or replace view public.shrinks as
select t.id,
    t.v
   from public.t;

drop view public.grows;

create view public.grows as
select t.id
   from public.t;
