-- Rows that refer to nothing stop the upgrade; keys in a circle come when both tables are there.
create table a (id bigint primary key, b_id bigint);
insert into a values (1, null);
