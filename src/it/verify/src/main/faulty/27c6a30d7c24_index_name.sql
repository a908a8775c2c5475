-- index name
--
-- revision: 27c6a30d7c24
-- down-revision: ae1027a6acf1

-- migrate: upgrade
create index account_name on account (name);

-- migrate: downgrade
drop index account_nam;
