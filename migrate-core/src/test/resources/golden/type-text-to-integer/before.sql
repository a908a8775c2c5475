-- Text that is no number stops the upgrade; the default is set anew.
create table t (
    id bigint primary key,
    v text default '5'
);
insert into t values (1, '42');
