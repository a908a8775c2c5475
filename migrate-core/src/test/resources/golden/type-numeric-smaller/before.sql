-- A smaller number: what is too large stops the upgrade, what is rounded is said.
create table t (
    id bigint primary key,
    v numeric(10,4)
);
insert into t values (1, 12.34);
