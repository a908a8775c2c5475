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
            from (select v from public.t where v is not null group by v having count(*) > 1) r) found;
  if number > 0 then
    raise exception '% values of (v) are in more than one row of public.t', number
      using detail = examples, hint = 'Change them first, then run this again. To see them: select v from public.t where v is not null group by v having count(*) > 1';
  end if;
  perform pg_catalog.set_config('search_path', path, true);
end
$guard$;

alter table public.t add constraint t_v_key unique (v);
