-- add email
--
-- revision: 5e2d11bb88cf
-- down-revision: 4d1c00aa77be

-- migrate: upgrade
alter table account add email text;

-- migrate: downgrade
alter table account drop email;
