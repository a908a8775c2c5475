create table t (
    id bigint primary key,
    v varchar(5)
);
