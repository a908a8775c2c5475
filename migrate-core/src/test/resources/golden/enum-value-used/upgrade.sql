-- migrate: autocommit
alter type public.mood add value if not exists 'new' after 'ok';

alter table public.diary alter column mood set default 'new'::public.mood;
