alter index public.changed rename to changed__old;

create index concurrently changed on public.t (v, id);
drop index concurrently public.changed__old;

create index concurrently fresh on public.t (lower(v));
comment on index public.fresh is 'for search';
drop index concurrently public.old;
