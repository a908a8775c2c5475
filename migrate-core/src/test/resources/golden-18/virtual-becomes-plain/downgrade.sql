-- destructive: the values of public.item.twice
alter table public.item drop column twice;

alter table public.item add column twice integer generated always as (price * 2) virtual;
