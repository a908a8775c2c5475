-- what entities cannot say
create view active_account as select id, email from account where status = 'ACTIVE';
create index account_locked on account (email) where status = 'LOCKED';
