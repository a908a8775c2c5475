alter table public.t drop constraint positive;
