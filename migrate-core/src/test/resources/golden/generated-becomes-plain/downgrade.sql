-- destructive: the values of public.box.area
alter table public.box drop column area;

alter table public.box add column area integer generated always as (w * h) stored;
