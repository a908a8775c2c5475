-- create shelf
--
-- revision: 1975ea83b712
-- down-revision:

-- migrate: upgrade
create table shelf (id int primary key);

-- migrate: downgrade
drop table shelf;
