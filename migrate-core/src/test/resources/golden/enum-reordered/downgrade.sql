alter table public.diary alter column mood drop default;

alter type public.mood rename to mood__old;
create type public.mood as enum ('sad', 'ok', 'happy');

alter table public.diary
    alter column mood type public.mood using mood::pg_catalog.text::public.mood,
    alter column moods type public.mood[] using moods::pg_catalog.text[]::public.mood[];

drop type public.mood__old;

alter table public.diary alter column mood set default 'ok'::public.mood;
