-- A generated column of a partitioned table is computed otherwise: the index of the partition comes again.
create table log (
    day integer,
    text text,
    short text generated always as (substr(text, 1, 10)) stored
) partition by range (day);
create table log_january partition of log for values from (0) to (31);
create index log_january_short on log_january (short);
insert into log values (1, 'a long text that is cut');
