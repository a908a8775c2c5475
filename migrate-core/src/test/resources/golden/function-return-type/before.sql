-- A function that cannot be replaced takes along what stands on it.
create function twice(n integer) returns integer language sql immutable return n * 2;
create table t (
    id bigint primary key,
    v integer default twice(2)
);
create view doubled as select twice(v) as v from t;
insert into t values (1, 4);
