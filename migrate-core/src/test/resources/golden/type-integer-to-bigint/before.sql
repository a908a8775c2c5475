-- A larger type keeps all, under its index and default.
create table t (
    id bigint primary key,
    v integer default 1
);
insert into t values (1, 7);
