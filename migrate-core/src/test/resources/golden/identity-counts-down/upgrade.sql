alter table public.down alter column id add generated always as identity (increment by -1);
select setval(pg_get_serial_sequence('public.down', 'id'), min(id)) from public.down having min(id) <= -1;

alter table public.low alter column id add generated always as identity;
select setval(pg_get_serial_sequence('public.low', 'id'), max(id)) from public.low having max(id) >= 1;
