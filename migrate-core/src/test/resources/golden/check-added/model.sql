create table t (
    id bigint primary key,
    v integer constraint positive check (v > 0)
);
