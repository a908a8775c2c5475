do $guard$
declare
  number bigint;
  examples text;
begin
  select count(*), string_agg(left(r::text, 100), ', ') filter (where place <= 5) into number, examples
    from (select r, row_number() over () as place
            from (select v from public.t where v is not null group by v having count(*) > 1) r) found;
  if number > 0 then
    raise exception '% values of (v) are in more than one row of public.t', number
      using detail = examples, hint = 'Change them first, then run this again. To see them: select v from public.t where v is not null group by v having count(*) > 1';
  end if;
end
$guard$;

alter table public.t add constraint t_v_key unique (v);
