create type address as (street text, city text, postcode text);
create table account (
    id integer primary key,
    home address
);
create view home as select id, (home).postcode::integer as code from account;
