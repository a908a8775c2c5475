-- The name of an enum holds the words that add a label to it.
create type "my add value type" as enum ('a');
create table t (id bigint, s "my add value type");
