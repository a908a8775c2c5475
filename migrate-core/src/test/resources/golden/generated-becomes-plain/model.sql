create table box (
    w integer,
    h integer,
    area integer
);
