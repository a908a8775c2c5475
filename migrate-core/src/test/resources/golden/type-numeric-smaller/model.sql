create table t (
    id bigint primary key,
    v numeric(5,2)
);
