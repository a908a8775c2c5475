alter type public.code rename to code__old;
create domain public.code as text;
alter table public.item alter column code type public.code using code::text::public.code;
drop type public.code__old;
