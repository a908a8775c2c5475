create type span as (took interval(0), why text);
create table t (
    id bigint primary key,
    at timestamp(0),
    opens time(0),
    took interval(1),
    s span
);
