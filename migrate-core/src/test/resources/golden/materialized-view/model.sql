create table t (
    id bigint primary key,
    v integer
);
create materialized view total as select v, count(*) + 1 as n from t group by v;
create unique index total_v on total (v);
create view seen as select n from total;
