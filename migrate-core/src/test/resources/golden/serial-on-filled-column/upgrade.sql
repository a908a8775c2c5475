create sequence public.item_id_seq;
alter table public.item alter column id set default nextval('public.item_id_seq'::regclass);

alter sequence public.item_id_seq owned by public.item.id;
select pg_catalog.setval('public.item_id_seq', pg_catalog.max(id)) from public.item having pg_catalog.max(id) operator(pg_catalog.>=) 1;
