-- A domain inside an array and a composite gets a check: PostgreSQL refuses that, so it is made anew.
create domain email as text;
create type contact as (name text, address email);
create table account (
    id integer primary key,
    addresses email[],
    contact contact
);
insert into account values (1, '{ada@example.org,bob@example.org}', row('Ada', 'ada@example.org'));
