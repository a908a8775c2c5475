-- destructive: the time of day in public.t.v
alter table public.t alter column v type date;
