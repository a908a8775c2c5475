alter table public.box alter column area drop expression;

-- destructive: the values of public.box.w
alter table public.box drop column w;

drop function public.twice(integer);
