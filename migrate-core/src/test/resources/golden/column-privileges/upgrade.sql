grant select (id) on table public.t to public;
grant update (v) on table public.t to public;
grant select on table public.t to public;
