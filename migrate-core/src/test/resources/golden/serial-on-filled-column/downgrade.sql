alter table public.item alter column id drop default;
drop sequence public.item_id_seq;
