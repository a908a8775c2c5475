alter table public.account add column full_name text;

-- destructive: the values of public.account.name
alter table public.account drop column name;
