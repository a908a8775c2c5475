create type public.mood as enum ('ok', 'sad');
alter table public.diary alter column mood drop default;

do $guard$
declare
  value text;
  number bigint := 0;
  examples text[] := '{}';
begin
  for value in select distinct mood::text from public.diary where mood::text is not null order by 1 loop
    begin
      perform value::public.mood;
    exception when others then
      number := number + 1;
      examples := examples || left(value, 100);
    end;
  end loop;
  if number > 0 then
    raise exception '% values of public.diary.mood are no public.mood', number
      using detail = array_to_string(examples[:5], ', '), hint = 'Change them first, then run this again.';
  end if;
end
$guard$;

alter table public.diary alter column mood type public.mood using mood::public.mood;

alter table public.diary alter column mood set default 'ok'::public.mood;
