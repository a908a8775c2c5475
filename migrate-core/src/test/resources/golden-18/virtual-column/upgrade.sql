alter table public.box drop column area;
alter table public.box add column area integer generated always as (w * w) stored;
alter table public.box drop column volume;
alter table public.box add column volume integer generated always as ((w * w) * w) virtual;
