-- A check that rows do not meet stops the upgrade and names them.
create table t (
    id bigint primary key,
    v integer
);
insert into t values (1, 1);
