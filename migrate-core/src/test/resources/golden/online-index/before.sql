-- An index is built, replaced and dropped beside others.
create table t (
    id bigint primary key,
    v text
);
create index old on t (v);
create index changed on t (v);
insert into t values (1, 'a');
