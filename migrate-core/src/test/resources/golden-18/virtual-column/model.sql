create table box (
    w integer,
    area integer generated always as (w * w) stored,
    volume integer generated always as (w * w * w) virtual
);
