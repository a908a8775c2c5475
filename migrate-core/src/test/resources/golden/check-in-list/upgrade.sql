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
            from (select * from public.t r where not (v in ('a', 'b'))) r) found;
  if number > 0 then
    raise exception '% rows of public.t do not meet known', number
      using detail = examples, hint = 'Change them first, then run this again. To see them: select * from public.t r where not (v in (''a'', ''b''))';
  end if;
  perform pg_catalog.set_config('search_path', path, true);
end
$guard$;

alter table public.t add constraint known check (v in ('a', 'b'));

create index t_v on public.t (id) where ((v)::text = any (array[('a'::character varying)::text, ('b'::character varying)::text]));

create view public.w as
select t.id
   from public.t
  where ((t.v)::text = any (array[('a'::character varying)::text, ('b'::character varying)::text]));
