drop index public.visit_page;
