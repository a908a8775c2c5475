-- Attributes in another order keep their values.
create type address as (street text, zip text, city text);
create table account (
    id bigint primary key,
    home address,
    all_homes address[]
);
insert into account values (1, row('Main', '1', 'Ulm'), array[row('Main', '1', 'Ulm')::address]), (2, null, null);
