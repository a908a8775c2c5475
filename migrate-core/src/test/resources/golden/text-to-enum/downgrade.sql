alter table public.diary alter column mood drop default;
alter table public.diary alter column mood type text using mood::pg_catalog.text;
alter table public.diary alter column mood set default 'ok'::text;
drop type public.mood;
