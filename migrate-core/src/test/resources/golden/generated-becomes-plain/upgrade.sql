alter table public.box alter column area drop expression;
