create table item (
    id integer primary key,
    price integer,
    twice integer
);
