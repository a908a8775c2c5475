-- add name
--
-- revision: ae1027a6acf1
-- down-revison: 1975ea83b712

-- migrate: upgrade
alter table account add name text;
