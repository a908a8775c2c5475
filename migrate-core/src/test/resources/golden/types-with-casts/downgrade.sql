do $guard$
declare
  value text;
  number bigint := 0;
  examples text[] := '{}';
begin
  for value in select distinct begins::text from public.item where begins::text is not null order by 1 loop
    begin
      perform value::timestamp without time zone;
    exception when others then
      number := number + 1;
      examples := examples || left(value, 100);
    end;
  end loop;
  if number > 0 then
    raise exception '% values of public.item.begins are no timestamp without time zone', number
      using detail = array_to_string(examples[:5], ', '), hint = 'Change them first, then run this again.';
  end if;
end
$guard$;

alter table public.item
    alter column price type money,
    alter column amount type money,
    alter column active type boolean using active::boolean,
    alter column begins type timestamp without time zone using begins::text::timestamp without time zone,
    alter column codes type text;
