alter table public.t alter column v type numeric(10,4);
