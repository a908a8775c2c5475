-- A rule of two actions is one statement.
create table t (id bigint primary key);
create table log (said text);
