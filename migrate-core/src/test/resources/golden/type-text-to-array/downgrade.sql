alter table public.t alter column v type text;
