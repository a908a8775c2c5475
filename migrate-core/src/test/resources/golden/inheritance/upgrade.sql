alter table public.a alter column n type bigint;
alter table public.a add column more text;
