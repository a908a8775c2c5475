alter type public.span rename to span__old;
create type public.span as (took interval(0), why text);

create function public.span__new(public.span__old) returns public.span
 language sql strict
 return row(($1).took::interval(0), ($1).why)::public.span;

-- destructive: fractions of seconds in attribute took of public.span
alter table public.t alter column s type public.span using public.span__new(s);

drop function public.span__new(public.span__old);
drop type public.span__old;

-- destructive: fractions of seconds in public.t.at
alter table public.t alter column at type timestamp(0) without time zone;

-- destructive: fractions of seconds in public.t.opens
alter table public.t alter column opens type time(0) without time zone;

-- destructive: fractions of seconds in public.t.took
alter table public.t alter column took type interval(1);
