-- add name
--
-- revision: 5b1e0d7c9a44
-- down-revision: 27c6a30d7c24

-- migrate: upgrade
alter table shelf add name text;

-- migrate: downgrade
alter table shelf drop name;
