alter type public.status add value 'new' after 'old';
alter table public.t alter column note set default 'new'::text;
