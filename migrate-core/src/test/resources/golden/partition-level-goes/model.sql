create table log (
    day integer,
    text text
) partition by range (day);
create table log_january partition of log for values from (0) to (31);
