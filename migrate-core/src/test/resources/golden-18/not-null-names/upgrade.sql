alter table public.child rename constraint b_given to b_other;
alter table public.child alter column c drop not null;

-- fill in what is empty here, as in: update public.child set d = … where d is null;
do $guard$
declare
  number bigint;
  examples text;
begin
  select count(*), string_agg(left(r::text, 100), ', ') filter (where place <= 5) into number, examples
    from (select r, row_number() over () as place
            from (select * from public.child r where d is null) r) found;
  if number > 0 then
    raise exception '% rows of public.child have no value in d', number
      using detail = examples, hint = 'Change them first, then run this again. To see them: select * from public.child r where d is null';
  end if;
end
$guard$;

alter table public.child add constraint d_given not null d;
