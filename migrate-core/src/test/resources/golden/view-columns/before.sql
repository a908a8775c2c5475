-- A view that gets a column at its end is replaced; one that loses a column comes anew.
create table t (
    id bigint primary key,
    v integer
);
create view grows as select id from t;
create view shrinks as select id, v from t;
