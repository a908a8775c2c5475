create table vehicle (
    id integer
);
create table car (
    wheels integer default 4,
    constraint some_wheels check (wheels > 0)
) inherits (vehicle);
create table boat () inherits (vehicle);
