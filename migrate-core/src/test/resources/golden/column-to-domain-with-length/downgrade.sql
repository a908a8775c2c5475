alter table public.country alter column code type text;
alter table public.country alter column codes type text[];
