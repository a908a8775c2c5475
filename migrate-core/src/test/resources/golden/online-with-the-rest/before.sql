-- What is done at once comes first; new tables are created as usual; what has no online way says so.
create table t (
    id bigint primary key,
    v integer
);
create view w as select v from t;
insert into t values (1, 7);
