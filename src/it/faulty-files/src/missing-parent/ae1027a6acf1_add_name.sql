-- add name
--
-- revision: ae1027a6acf1
-- down-revision: 1975ea83b712

-- migrate: upgrade

-- migrate: downgrade
