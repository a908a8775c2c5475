create table public.account (
    id bigint not null,
    name text not null,
    constraint account_pkey primary key (id)
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
            from (select * from public.invoice r where r.account_id is not null and not exists (select from public.account k where k.id = r.account_id)) r) found;
  if number > 0 then
    raise exception '% rows of public.invoice refer to what is not in public.account', number
      using detail = examples, hint = 'Change them first, then run this again. To see them: select * from public.invoice r where r.account_id is not null and not exists (select from public.account k where k.id = r.account_id)';
  end if;
  perform pg_catalog.set_config('search_path', path, true);
end
$guard$;

alter table public.invoice add constraint invoice_account_id_fkey foreign key (account_id) references public.account(id);

create view public.named as
select account.name
   from public.account;
