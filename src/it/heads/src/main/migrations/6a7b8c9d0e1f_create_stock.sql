-- create stock
--
-- revision: 6a7b8c9d0e1f
-- down-revision:
-- branch-labels: stock
-- depends-on: 3f9d22ab01ff

-- migrate: upgrade
create table stock (id bigint primary key);

-- migrate: downgrade
drop table stock;
