create table t (
    id bigint primary key,
    v integer
);
create publication news for table t with (publish = 'insert');
create statistics t_both (dependencies) on id, v from t;
