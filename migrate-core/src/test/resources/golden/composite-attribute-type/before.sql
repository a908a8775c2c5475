-- The type of an attribute that columns hold: PostgreSQL refuses, so the type is made anew.
create type address as (street text, zip text);
create table account (
    id bigint primary key,
    home address,
    all_homes address[]
);
insert into account values (1, row('Main', '1'), array[row('Main', '1')::address]), (2, null, null);
