create or replace view public.grows as
select t.id,
    t.v
   from public.t;

drop view public.shrinks;

create view public.shrinks as
select t.id
   from public.t;
