create table box (
    w integer,
    h integer,
    area integer generated always as (w * h * 2) stored
);
