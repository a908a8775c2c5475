-- A virtual column becomes a stored one and the other way round; what it is computed from stays.
create table box (
    w integer,
    area integer generated always as (w * w) virtual,
    volume integer generated always as (w * w * w) stored
);
insert into box values (3);
