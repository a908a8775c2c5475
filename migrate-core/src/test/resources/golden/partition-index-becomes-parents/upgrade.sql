drop index public.january;
create index log_text on public.log (text);
