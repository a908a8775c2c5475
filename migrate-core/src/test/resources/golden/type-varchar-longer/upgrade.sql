alter table public.t alter column v type character varying(20);
