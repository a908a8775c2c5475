alter index public.changed rename to changed__old;

create index concurrently changed on public.t (v);
drop index concurrently public.changed__old;

create index concurrently old on public.t (v);
drop index concurrently public.fresh;
