alter table public.t alter column v drop default;
alter table public.t alter column v type text;
alter table public.t alter column v set default '5'::text;
