alter type public.code rename to code__old;
create domain public.code as integer;
alter table public.item alter column code type public.code using code::text::public.code;
drop domain public.code__old;
