-- migrate: autocommit
alter type public.status add value if not exists 'new' after 'old';

alter table public.u alter column all_s set default '{old,new}'::public.status[];
alter table public.u alter column two_of set default '(new,old)'::public.pair;
