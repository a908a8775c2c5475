alter table public.t drop constraint t_v_fkey;
alter table public.t drop constraint t_v_check;
