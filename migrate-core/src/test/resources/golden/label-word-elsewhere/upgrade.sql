alter type public.status add value 'new' after 'old';
alter table public.note alter column said set default 'new'::text;
