create type status as enum ('old', 'new');
create table t (s status, note text default 'new');
