drop view public.two;
drop view public.one;

do $guard$
declare
  value text;
  number bigint := 0;
  examples text[] := '{}';
begin
  for value in select distinct v::text from public.t where v::text is not null order by 1 loop
    begin
      perform value::integer;
    exception when others then
      number := number + 1;
      examples := examples || left(value, 100);
    end;
  end loop;
  if number > 0 then
    raise exception '% values of public.t.v are no integer', number
      using detail = array_to_string(examples[:5], ', '), hint = 'Change them first, then run this again.';
  end if;
end
$guard$;

alter table public.t alter column v type integer using v::integer;

create view public.one as
select t.id,
    t.v
   from public.t;

create view public.two as
select one.id,
    (one.v || '!'::text) as loud
   from public.one;

grant select on table public.one to public;
comment on view public.one is 'the first';
