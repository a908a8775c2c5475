alter table public.down alter column id drop identity;
alter table public.low alter column id drop identity;
