drop index public.log_january_short;
alter table public.log drop column short;
alter table public.log add column short text generated always as (substr(text, 1, 10)) stored;
create index log_january_short on public.log_january (short);
