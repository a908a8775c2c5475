alter table public.account rename to customer;
