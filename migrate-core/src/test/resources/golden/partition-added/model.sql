create table visit (
    day date not null,
    page text
) partition by range (day);
create table visit_2026 partition of visit for values from ('2026-01-01') to ('2027-01-01');
create table visit_2027 partition of visit (page default 'new') for values from ('2027-01-01') to ('2028-01-01');
create index visit_page on visit (page);
