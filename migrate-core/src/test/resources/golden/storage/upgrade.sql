alter table public.t alter column v set storage external;
