create table public.b (
    id bigint not null,
    a_id bigint,
    constraint b_pkey primary key (id)
);

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
            from (select * from public.a r where r.b_id is not null and not exists (select from public.b k where k.id = r.b_id)) r) found;
  if number > 0 then
    raise exception '% rows of public.a refer to what is not in public.b', number
      using detail = examples, hint = 'Change them first, then run this again. To see them: select * from public.a r where r.b_id is not null and not exists (select from public.b k where k.id = r.b_id)';
  end if;
  perform pg_catalog.set_config('search_path', path, true);
end
$guard$;

alter table public.a add constraint a_b_id_fkey foreign key (b_id) references public.b(id) deferrable initially deferred;

alter table public.b add constraint b_a_id_fkey foreign key (a_id) references public.a(id) on delete cascade;
