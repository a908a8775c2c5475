-- From PostgreSQL 18 on a refusal of nulls is a row of its own, with a name: the one that somebody gave is kept.
create table parent (
    id integer primary key,
    a integer not null
);
create table child (
    b integer constraint b_given not null,
    c integer not null,
    d integer
);
create table heir () inherits (parent);
insert into child values (1, 2, 3);
