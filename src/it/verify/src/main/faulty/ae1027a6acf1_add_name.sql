-- add name
--
-- revision: ae1027a6acf1
-- down-revision: 1975ea83b712

-- migrate: upgrade
alter table account add name text not null default '';
alter table account add born date;

-- migrate: downgrade
alter table account drop name;
