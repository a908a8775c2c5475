-- create account
--
-- revision: 1975ea83b712
-- down-revision:

-- migrate: upgrade
create table account (id bigint primary key);

-- migrate: downgrade
drop table account;
