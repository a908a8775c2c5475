-- each partition gets its index beside others, then all of them become one
create index visit_page on only public.visit (page);

create index concurrently visit_2026_page_idx on public.visit_2026 (page);
alter index public.visit_page attach partition public.visit_2026_page_idx;
