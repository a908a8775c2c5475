create table log (
    day integer,
    text text,
    short text generated always as (substr(text, 1, 20)) stored
) partition by range (day);
create table log_january partition of log for values from (0) to (31);
create index log_january_short on log_january (short);
