alter table public.vehicle add column wheels integer default 4;

do $guard$
declare
  number bigint;
  examples text;
begin
  select count(*), string_agg(left(r::text, 100), ', ') filter (where place <= 5) into number, examples
    from (select r, row_number() over () as place
            from (select * from public.vehicle r where not (wheels > 0)) r) found;
  if number > 0 then
    raise exception '% rows of public.vehicle do not meet some_wheels', number
      using detail = examples, hint = 'Change them first, then run this again. To see them: select * from public.vehicle r where not (wheels > 0)';
  end if;
end
$guard$;

alter table public.vehicle add constraint some_wheels check (wheels > 0);
