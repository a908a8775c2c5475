alter table public.area add column name text default ''::text not null;
alter table public.area detach partition public.far;

alter table public.area detach partition public.near;
alter table public.area attach partition public.near for values from (10) to (20);

alter table public.area attach partition public.far for values from (1) to (10);
