-- Numbers that are too large stop the upgrade.
create table t (
    id bigint primary key,
    v bigint
);
insert into t values (1, 7);
