alter table public.visit detach partition public.visit_2026;
