-- A foreign key and a check bind new rows first, and are validated apart.
create table team (id bigint primary key);
create table t (
    id bigint primary key,
    v bigint
);
insert into team values (1);
insert into t values (1, 1);
