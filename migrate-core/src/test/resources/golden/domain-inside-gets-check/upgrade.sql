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
            from (select * from public.account r where exists (select from pg_catalog.unnest(addresses) one where not (one::text ~~ '%@%'::text))) r) found;
  if number > 0 then
    raise exception '% rows of public.account have a value in addresses that public.email[] no longer takes', number
      using detail = examples, hint = 'Change them first, then run this again. To see them: select * from public.account r where exists (select from pg_catalog.unnest(addresses) one where not (one::text ~~ ''%@%''::text))';
  end if;
  perform pg_catalog.set_config('search_path', path, true);
end
$guard$;

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
            from (select * from public.account r where not ((contact).address::text ~~ '%@%'::text)) r) found;
  if number > 0 then
    raise exception '% rows of public.account have a value in contact that public.contact no longer takes', number
      using detail = examples, hint = 'Change them first, then run this again. To see them: select * from public.account r where not ((contact).address::text ~~ ''%@%''::text)';
  end if;
  perform pg_catalog.set_config('search_path', path, true);
end
$guard$;

alter type public.email rename to email__old;
alter type public.contact rename to contact__old;
create domain public.email as text;
alter domain public.email add constraint email_check check (value ~~ '%@%'::text);
create type public.contact as (name text, address public.email);

create function public.contact__new(public.contact__old) returns public.contact
 language sql strict
 return row(($1).name, ($1).address::public.email)::public.contact;

alter table public.account
    alter column addresses type public.email[] using addresses::pg_catalog.text[]::public.email[],
    alter column contact type public.contact using public.contact__new(contact);

drop function public.contact__new(public.contact__old);
drop type public.email__old, public.contact__old;
