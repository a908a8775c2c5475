-- create account
--
-- revision: 1975ea83b712
-- down-revision:

-- migrate: upgrade
create table account (id bigint generated always as identity primary key, email text not null);
insert into account (email) values ('ann@shop'), ('bob@example.org');

-- migrate: downgrade
drop table account;
