alter table public.log detach partition public.log_january;
create table public.log_year partition of public.log for values from (0) to (365) partition by range (day);
alter table public.log_year attach partition public.log_january for values from (0) to (31);
