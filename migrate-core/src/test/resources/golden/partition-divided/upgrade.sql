-- destructive: the rows of public.day_2026
drop table public.day_2026;

create table public.day_2026_1 partition of public.day for values from ('2026-01-01') to ('2026-07-01');
create table public.day_2026_2 partition of public.day for values from ('2026-07-01') to ('2027-01-01');
