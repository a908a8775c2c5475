-- create account
--
-- revision: 1975ea83b712
-- down-revision:

-- migrate: upgarde
create table account (id bigint primary key);
