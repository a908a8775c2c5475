alter type public.span rename to span__old;
create type public.span as (took interval, why text);

create function public.span__new(public.span__old) returns public.span
 language sql strict
 return row(($1).took::interval, ($1).why)::public.span;

alter table public.t alter column s type public.span using public.span__new(s);
drop function public.span__new(public.span__old);
drop type public.span__old;

alter table public.t
    alter column at type timestamp without time zone,
    alter column opens type time without time zone,
    alter column took type interval;
