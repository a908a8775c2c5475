-- The server takes the word of a valid check.
create table t (
    id bigint primary key,
    v text
);
insert into t values (1, 'a');
