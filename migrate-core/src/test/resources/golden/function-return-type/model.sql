create function twice(n integer) returns bigint language sql immutable return n * 2;
create table t (
    id bigint primary key,
    v integer default twice(2)
);
create view doubled as select twice(v) as v from t;
