alter table public.log_year detach partition public.log_january;

-- destructive: the rows of public.log_year
drop table public.log_year;

alter table public.log attach partition public.log_january for values from (0) to (31);
