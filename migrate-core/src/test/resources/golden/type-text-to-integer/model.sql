create table t (
    id bigint primary key,
    v integer default 5
);
