-- A view names an attribute that goes, and then one that comes: both are there while it changes.
create type address as (street text, zip integer, city text);
create table account (
    id integer primary key,
    home address
);
create view home as select id, (home).zip as code from account;
insert into account values (1, row('Street 1', 1010, 'Vienna'));
