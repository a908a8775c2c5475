-- A text that reads like a new label is none: the label needs no transaction of its own.
create type status as enum ('old');
create table t (s status);
create table note (said text);
