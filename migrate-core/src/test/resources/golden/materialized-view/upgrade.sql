drop view public.seen;
drop materialized view public.total;

create materialized view public.total as
select t.v,
    (count(*) + 1) as n
   from public.t
  group by t.v;

do $guard$
declare
  number bigint;
  examples text;
begin
  select count(*), string_agg(left(r::text, 100), ', ') filter (where place <= 5) into number, examples
    from (select r, row_number() over () as place
            from (select v from public.total where v is not null group by v having count(*) > 1) r) found;
  if number > 0 then
    raise exception '% values of (v) are in more than one row of public.total', number
      using detail = examples, hint = 'Change them first, then run this again. To see them: select v from public.total where v is not null group by v having count(*) > 1';
  end if;
end
$guard$;

create unique index total_v on public.total (v);

create view public.seen as
select total.n
   from public.total;
