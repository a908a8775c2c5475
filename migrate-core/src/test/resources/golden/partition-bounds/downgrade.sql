alter table public.visit detach partition public.visit_2026;
alter table public.visit attach partition public.visit_2026 for values from ('2026-01-01') to ('2027-01-01');
