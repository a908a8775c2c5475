-- A materialized view whose query changes comes again with its index and the view over it.
create table t (
    id bigint primary key,
    v integer
);
create materialized view total as select v, count(*) as n from t group by v;
create unique index total_v on total (v);
create view seen as select n from total;
insert into t values (1, 7);
