-- A partition becomes a table with its rows.
create table visit (
    day date not null,
    page text
) partition by range (day);
create table visit_2026 partition of visit for values from ('2026-01-01') to ('2027-01-01');
insert into visit_2026 values ('2026-05-01', 'home');
