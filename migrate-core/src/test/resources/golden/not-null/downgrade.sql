alter table public.t alter column v drop not null;
