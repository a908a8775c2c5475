create table t (
    id bigint primary key,
    v text not null
);
