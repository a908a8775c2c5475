-- add name
--
-- revision: ae1027a6acf1
-- down-revision: 1975ea83b712

-- migrate: upgrade
alter table account add name text;

-- migrate: downgrade
-- migrate: irreversible
