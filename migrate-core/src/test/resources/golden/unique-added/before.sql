-- Values that are there twice stop the upgrade.
create table t (
    id bigint primary key,
    v text
);
insert into t values (1, 'a');
