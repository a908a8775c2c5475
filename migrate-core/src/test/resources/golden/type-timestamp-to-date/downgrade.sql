alter table public.t alter column v type timestamp without time zone;
