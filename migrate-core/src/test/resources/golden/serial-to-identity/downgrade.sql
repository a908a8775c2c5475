create sequence public.account_id_seq__new as integer;
select pg_catalog.setval('public.account_id_seq__new', last_value, is_called) from public.account_id_seq;
alter table public.account alter column id drop identity;

alter sequence public.account_id_seq__new rename to account_id_seq;
alter table public.account alter column id set default nextval('public.account_id_seq'::regclass);
alter sequence public.account_id_seq owned by public.account.id;
