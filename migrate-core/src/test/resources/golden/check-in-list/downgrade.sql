alter table public.t drop constraint known;
drop index public.t_v;
drop view public.w;
