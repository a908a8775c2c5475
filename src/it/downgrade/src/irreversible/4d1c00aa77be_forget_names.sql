-- forget names
--
-- revision: 4d1c00aa77be
-- down-revision: 27c6a30d7c24

-- migrate: upgrade
alter table account drop name;

-- migrate: downgrade
-- migrate: irreversible
