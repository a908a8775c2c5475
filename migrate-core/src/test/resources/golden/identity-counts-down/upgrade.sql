alter table public.down alter column id add generated always as identity (increment by -1);
select pg_catalog.setval(pg_catalog.pg_get_serial_sequence('public.down', 'id'), pg_catalog.min(id)) from public.down having pg_catalog.min(id) operator(pg_catalog.<=) -1;

alter table public.low alter column id add generated always as identity;
select pg_catalog.setval(pg_catalog.pg_get_serial_sequence('public.low', 'id'), pg_catalog.max(id)) from public.low having pg_catalog.max(id) operator(pg_catalog.>=) 1;
