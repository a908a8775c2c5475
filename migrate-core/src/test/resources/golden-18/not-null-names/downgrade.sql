alter table public.child rename constraint b_other to b_given;

-- fill in what is empty here, as in: update public.child set c = … where c is null;
do $guard$
#variable_conflict use_column
declare
  path pg_catalog.text := pg_catalog.current_setting('search_path');
  number bigint;
  examples pg_catalog.text;
begin
  perform pg_catalog.set_config('search_path', 'pg_catalog, pg_temp', true);
  select count(*), string_agg(left(r::text, 100), ', ') filter (where place <= 5) into number, examples
    from (select r, row_number() over () as place
            from (select * from public.child r where c is null) r) found;
  if number > 0 then
    raise exception '% rows of public.child have no value in c', number
      using detail = examples, hint = 'Change them first, then run this again. To see them: select * from public.child r where c is null';
  end if;
  perform pg_catalog.set_config('search_path', path, true);
end
$guard$;

alter table public.child alter column c set not null;

alter table public.child alter column d drop not null;
