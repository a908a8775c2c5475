-- A default of another column of the same table reads like a new label.
create type status as enum ('old');
create table t (s status, note text);
