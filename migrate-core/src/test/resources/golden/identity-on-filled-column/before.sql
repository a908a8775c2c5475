-- A new identity goes on where the rows are.
create table item (id bigint primary key);
insert into item values (41);
