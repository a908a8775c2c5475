create table t (
    id bigint primary key,
    v varchar(20) constraint known check (v in ('a', 'b'))
);
create index t_v on t (id) where v in ('a', 'b');
create view w as select id from t where v in ('a', 'b');
