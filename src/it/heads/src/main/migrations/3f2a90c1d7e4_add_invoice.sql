-- add invoice
--
-- revision: 3f2a90c1d7e4
-- down-revision: 1975ea83b712
-- branch-labels: billing

-- migrate: upgrade
create table invoice (id bigint primary key);

-- migrate: downgrade
drop table invoice;
