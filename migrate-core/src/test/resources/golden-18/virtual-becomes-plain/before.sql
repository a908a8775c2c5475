-- A virtual column has no values: it becomes a plain one that is empty, which is said.
create table item (
    id integer primary key,
    price integer,
    twice integer generated always as (price * 2) virtual
);
insert into item (id, price) values (1, 5);
