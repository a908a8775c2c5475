alter table public.customer rename to account;
