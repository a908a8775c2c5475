create table t (
    id bigint primary key,
    v text
);
alter table t alter v set storage external;
