create table day (
    d date not null,
    v text,
    primary key (d)
) partition by range (d);
create table day_2026_1 partition of day for values from ('2026-01-01') to ('2026-07-01');
create table day_2026_2 partition of day for values from ('2026-07-01') to ('2027-01-01');
create table day_2027 partition of day for values from ('2027-01-01') to ('2028-01-01');
