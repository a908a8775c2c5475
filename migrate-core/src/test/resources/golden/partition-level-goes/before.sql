-- A level of partitions goes: the partition leaves it first, with its rows.
create table log (
    day integer,
    text text
) partition by range (day);
create table log_year partition of log for values from (0) to (365) partition by range (day);
create table log_january partition of log_year for values from (0) to (31);
insert into log values (1, 'first');
