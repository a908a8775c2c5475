alter table public.item alter column id drop identity;
