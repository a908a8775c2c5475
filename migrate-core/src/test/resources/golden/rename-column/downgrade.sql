alter table public.account rename column full_name to name;
