alter table public.account alter column name type text collate "C";
