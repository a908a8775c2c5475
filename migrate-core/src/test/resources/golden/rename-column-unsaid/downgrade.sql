alter table public.account add column name text;

-- destructive: the values of public.account.full_name
alter table public.account drop column full_name;
