-- A text becomes an array over its text.
create table t (
    id bigint primary key,
    v text
);
insert into t values (1, '{a,b}');
