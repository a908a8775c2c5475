-- A column goes from a table, and one of its two children keeps it, with what it holds.
create table vehicle (
    id integer,
    wheels integer default 4,
    constraint some_wheels check (wheels > 0)
);
create table car () inherits (vehicle);
create table boat () inherits (vehicle);
insert into car values (1, 3);
insert into boat values (2, 1);
