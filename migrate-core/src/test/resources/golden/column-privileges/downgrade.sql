revoke select (id) on table public.t from public;
revoke update (v) on table public.t from public;
revoke select on table public.t from public;
