create sequence public.item_id_seq;
alter table public.item alter column id set default nextval('public.item_id_seq'::regclass);

alter sequence public.item_id_seq owned by public.item.id;
select setval('public.item_id_seq', max(id)) from public.item having max(id) >= 1;
