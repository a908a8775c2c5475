-- How a column is stored, set and set back.
create table t (
    id bigint primary key,
    v text
);
insert into t values (1, 'a');
