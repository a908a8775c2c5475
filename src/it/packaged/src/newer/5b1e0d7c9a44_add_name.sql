-- add name
--
-- revision: 5b1e0d7c9a44
-- down-revision: 3f2a90c1d7e4

-- migrate: upgrade
alter table account add name text;

-- migrate: downgrade
alter table account drop name;
