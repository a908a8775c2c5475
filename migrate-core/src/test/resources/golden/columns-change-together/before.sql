-- Several columns of one table get other types, and refuse nulls: the server goes through the rows once, in one statement. What
-- loses something is a statement of its own, under the word that says so.
create table account (
    id integer primary key,
    owner integer not null default 0,
    note varchar(20),
    balance numeric,
    opened timestamptz
);
create table visit (
    a integer,
    b integer
);
insert into account values (1, 2, 'x', 7, '2026-01-01 12:00+00');
insert into visit values (1, 2);
