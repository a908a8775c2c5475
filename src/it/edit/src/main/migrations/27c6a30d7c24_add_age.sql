-- add age
--
-- revision: 27c6a30d7c24
-- down-revision: ae1027a6acf1

-- migrate: upgrade
alter table account add age int;

-- migrate: downgrade
alter table account drop age;
