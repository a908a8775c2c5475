do $guard$
declare
  value text;
  number bigint := 0;
  examples text[] := '{}';
begin
  for value in select distinct code::text from public.item where code::text is not null order by 1 loop
    begin
      perform value::public.code::integer;
    exception when others then
      number := number + 1;
      examples := examples || left(value, 100);
    end;
  end loop;
  if number > 0 then
    raise exception '% values of public.item.code cannot become the new public.code', number
      using detail = array_to_string(examples[:5], ', '), hint = 'Change them first, then run this again.';
  end if;
end
$guard$;

alter type public.code rename to code__old;
create domain public.code as integer;
alter table public.item alter column code type public.code using code::integer::public.code;
drop type public.code__old;
