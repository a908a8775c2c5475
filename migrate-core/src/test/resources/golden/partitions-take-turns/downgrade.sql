-- destructive: the values of public.area.name
alter table public.area drop column name;

alter table public.area detach partition public.far;

alter table public.area detach partition public.near;
alter table public.area attach partition public.near for values from (1) to (10);

alter table public.area attach partition public.far for values from (10) to (20);
