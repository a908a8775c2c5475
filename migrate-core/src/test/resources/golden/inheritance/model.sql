create table a (id bigint, n bigint default 1, more text);
create table b (extra text) inherits (a);
alter table b alter column n set default 2;
