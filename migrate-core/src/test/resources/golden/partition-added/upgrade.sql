create table public.visit_2027 partition of public.visit for values from ('2027-01-01') to ('2028-01-01');
alter table public.visit_2027 alter column page set default 'new'::text;
