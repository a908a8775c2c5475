-- A shorter type cuts nothing off: rows that are too long stop the upgrade.
create table t (
    id bigint primary key,
    v varchar(20)
);
insert into t values (1, 'short');
