-- A generated column stays when what it was computed from goes, and keeps its values.
create function twice(integer) returns integer immutable language sql as 'select 2 * $1';
create table box (
    w integer,
    area integer generated always as (twice(w)) stored
);
insert into box values (3);
