alter table public.country
    alter column code type text,
    alter column codes type text[];
