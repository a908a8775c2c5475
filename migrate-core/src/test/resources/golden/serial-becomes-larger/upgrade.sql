alter table public.account alter column id type bigint;
alter sequence public.account_id_seq as bigint;
