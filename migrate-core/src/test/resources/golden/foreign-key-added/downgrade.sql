alter table public.a drop constraint a_b_id_fkey;

-- destructive: the rows of public.b
drop table public.b;
