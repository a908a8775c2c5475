alter table public.invoice drop constraint invoice_account_id_fkey;
drop view public.named;

-- destructive: the rows of public.account
drop table public.account;
