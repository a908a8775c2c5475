-- A new identity goes on behind the farthest of its rows: the least where it counts down, and none that is before its beginning.
create table down (
    id bigint not null,
    name text
);
create table low (
    id bigint not null,
    name text
);
insert into down values (-3, 'Ada'), (-5, 'Bob');
insert into low values (-7, 'Ada'), (0, 'Bob');
