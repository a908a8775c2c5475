drop view public.seen;
drop materialized view public.total;

create materialized view public.total as
select t.v,
    count(*) as n
   from public.t
  group by t.v;

create unique index total_v on public.total (v);

create view public.seen as
select total.n
   from public.total;
