-- Another primary key, under a foreign key that leans on it.
create table a (x bigint not null, y bigint not null, constraint a_pkey primary key (x));
create table b (x bigint references a (x));
insert into a values (1, 1);
insert into b values (1);
