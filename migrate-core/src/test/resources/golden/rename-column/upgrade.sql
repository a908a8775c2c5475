alter table public.account rename column name to full_name;
