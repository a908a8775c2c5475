-- add tax
--
-- revision: 3f9d22ab01ff
-- down-revision: 1975ea83b712

-- migrate: upgrade
create table tax (id bigint primary key);

-- migrate: downgrade
drop table tax;
