-- A unique constraint takes over an index that was built beside others; one that changes stays until then.
create table t (
    a bigint,
    b bigint,
    c bigint,
    constraint t_c unique (c)
);
insert into t values (1, 2, 3);
