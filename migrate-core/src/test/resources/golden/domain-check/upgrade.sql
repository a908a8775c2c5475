-- fill in what is empty here, as in: update public.item set code = … where code is not distinct from null;
do $guard$
declare
  number bigint;
  examples text;
begin
  select count(*), string_agg(left(r::text, 100), ', ') filter (where place <= 5) into number, examples
    from (select r, row_number() over () as place
            from (select * from public.item r where code is not distinct from null) r) found;
  if number > 0 then
    raise exception '% rows of public.item have no value in code', number
      using detail = examples, hint = 'Change them first, then run this again. To see them: select * from public.item r where code is not distinct from null';
  end if;
end
$guard$;

alter domain public.code set not null;

do $guard$
declare
  number bigint;
  examples text;
begin
  select count(*), string_agg(left(r::text, 100), ', ') filter (where place <= 5) into number, examples
    from (select r, row_number() over () as place
            from (select * from public.item r where not (code ~ '^[A-Z]'::text)) r) found;
  if number > 0 then
    raise exception '% rows of public.item do not meet letter in code', number
      using detail = examples, hint = 'Change them first, then run this again. To see them: select * from public.item r where not (code ~ ''^[A-Z]''::text)';
  end if;
end
$guard$;

alter domain public.code add constraint letter check (value ~ '^[A-Z]'::text);
