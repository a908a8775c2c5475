-- Two partitions hold afterwards what the other did, and a column comes: one is detached meanwhile.
create table area (
    code integer not null
) partition by range (code);
create table near partition of area for values from (1) to (10);
create table far partition of area for values from (10) to (20);
create table beyond partition of area for values from (20) to (30);
insert into area values (25);
