-- Fractions of seconds that another precision does not keep are said to be lost, also inside a composite type.
create type span as (took interval, why text);
create table t (
    id bigint primary key,
    at timestamp,
    opens time,
    took interval,
    s span
);
insert into t values (1, '2026-01-02 03:04:05.678', '10:20:30.678', '1.678 seconds', '(1.678 seconds,late)');
