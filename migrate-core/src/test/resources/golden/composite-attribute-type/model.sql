create type address as (street text, zip integer);
create table account (
    id bigint primary key,
    home address,
    all_homes address[]
);
