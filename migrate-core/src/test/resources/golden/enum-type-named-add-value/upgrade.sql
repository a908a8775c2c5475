-- migrate: autocommit
alter type public."my add value type" add value if not exists 'b' after 'a';

alter table public.t alter column s set default 'b'::public."my add value type";
