create table t (
    id bigint primary key,
    v bigint default 1
);
