-- Another expression computes anew; nothing is lost.
create table box (
    w integer,
    h integer,
    area integer generated always as (w * h) stored
);
insert into box values (2, 3);
