create table t (
    id bigint primary key,
    v integer
);
create view grows as select id, v from t;
create view shrinks as select id from t;
