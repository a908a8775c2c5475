create table visit (
    day date not null,
    page text
) partition by range (day);
create table visit_2026 (
    day date not null,
    page text
);
