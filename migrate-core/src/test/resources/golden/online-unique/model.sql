create table t (
    a bigint primary key,
    b bigint,
    c bigint,
    constraint t_b unique (b) deferrable,
    constraint t_c unique (c, b)
);
