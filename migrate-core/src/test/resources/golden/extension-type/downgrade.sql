alter table public.account drop constraint account_email_key;
drop view public.account_email;
alter table public.account alter column email type text using email::pg_catalog.text;
alter table public.account add constraint account_email_key unique (email);

create view public.account_email as
select lower(account.email) as email
   from public.account;

drop extension citext;
