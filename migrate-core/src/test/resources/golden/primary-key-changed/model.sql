create table a (x bigint not null unique, y bigint not null, constraint a_pkey primary key (x, y));
create table b (x bigint references a (x));
