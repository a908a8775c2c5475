-- A table becomes a partition with its rows.
create table visit (
    day date not null,
    page text
) partition by range (day);
create table visit_2026 (
    day date not null,
    page text
);
insert into visit_2026 values ('2026-05-01', 'home');
