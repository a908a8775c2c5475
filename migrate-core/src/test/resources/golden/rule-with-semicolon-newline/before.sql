-- A rule whose text holds what ends a statement.
create table t (id bigint primary key);
create table log (said text);
