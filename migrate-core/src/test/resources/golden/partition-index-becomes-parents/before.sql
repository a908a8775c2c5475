-- An index of a partition becomes its parent's: it goes before, and comes again on the way down.
create table log (
    day integer,
    text text
) partition by range (day);
create table log_january partition of log for values from (0) to (31);
create index january on log_january (text);
insert into log values (1, 'first');
