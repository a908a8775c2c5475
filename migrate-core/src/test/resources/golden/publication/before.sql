-- A publication and extended statistics.
create table t (
    id bigint primary key,
    v integer
);
