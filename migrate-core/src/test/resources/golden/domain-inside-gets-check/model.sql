create domain email as text constraint email_check check (value like '%@%');
create type contact as (name text, address email);
create table account (
    id integer primary key,
    addresses email[],
    contact contact
);
