-- destructive: the rows of public.visit_2027
drop table public.visit_2027;
