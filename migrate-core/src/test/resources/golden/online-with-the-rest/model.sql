create table t (
    id bigint primary key,
    v bigint
);
create view w as select v from t;
create table n (
    id bigint primary key,
    t_id bigint references t
);
create index n_t on n (t_id);
create index t_v on t (v);
alter table t add constraint apart exclude (v with =);
