-- What is cut off is said.
create table t (
    id bigint primary key,
    v timestamp
);
insert into t values (1, '2026-05-01 10:00');
