create table team (id bigint primary key);
create table t (
    id bigint primary key,
    v bigint references team check (v > 0)
);
