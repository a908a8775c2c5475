drop view public.two;
drop view public.one;
alter table public.t alter column v type text;

create view public.one as
select t.id,
    t.v
   from public.t;

create view public.two as
select one.id,
    (one.v || '!'::text) as loud
   from public.one;

grant select on table public.one to public;
comment on view public.one is 'the first';
