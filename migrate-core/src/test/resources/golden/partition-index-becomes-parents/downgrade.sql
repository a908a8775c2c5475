drop index public.log_text;
create index january on public.log_january (text);
