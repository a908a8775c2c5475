create table area (
    code integer not null,
    name text default '' not null
) partition by range (code);
create table near partition of area for values from (10) to (20);
create table far partition of area for values from (1) to (10);
create table beyond partition of area for values from (20) to (30);
