-- Privileges on columns, and what a rebuilt view had.
create table t (
    id bigint primary key,
    v text
);
