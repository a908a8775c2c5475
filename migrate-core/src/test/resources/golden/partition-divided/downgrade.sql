-- destructive: the rows of public.day_2026_1
drop table public.day_2026_1;

-- destructive: the rows of public.day_2026_2
drop table public.day_2026_2;

create table public.day_2026 partition of public.day for values from ('2026-01-01') to ('2027-01-01');
