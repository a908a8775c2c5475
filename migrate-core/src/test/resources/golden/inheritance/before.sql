-- A column of a parent comes to its child by itself; the child keeps its own default.
create table a (id bigint, n integer default 1);
create table b (extra text) inherits (a);
alter table b alter column n set default 2;
insert into b values (1, 5, 'x');
