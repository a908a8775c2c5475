drop index public.i1;
create index i1 on public.t (a);
drop index public.i2;
create index i2 on public.t (b);
drop index public.i3;
create index i3 on public.t (b, c);
drop index public.i4;

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
            from (select c from public.t where c is not null group by c having count(*) > 1) r) found;
  if number > 0 then
    raise exception '% values of (c) are in more than one row of public.t', number
      using detail = examples, hint = 'Change them first, then run this again. To see them: select c from public.t where c is not null group by c having count(*) > 1';
  end if;
  perform pg_catalog.set_config('search_path', path, true);
end
$guard$;

create unique index i4 on public.t (c);

drop index public.i5;
