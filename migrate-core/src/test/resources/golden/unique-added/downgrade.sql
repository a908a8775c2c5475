alter table public.t drop constraint t_v_key;
