-- A list of values that PostgreSQL writes in two ways is one check, one index and one view.
create table t (
    id bigint primary key,
    v varchar(20)
);
insert into t values (1, 'a');
