-- A longer type keeps all.
create table t (
    id bigint primary key,
    v varchar(5)
);
insert into t values (1, 'short');
