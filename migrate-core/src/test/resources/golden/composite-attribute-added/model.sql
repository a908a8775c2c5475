create type address as (street text, zip text, city text);
create table account (
    id bigint primary key,
    home address,
    all_homes address[]
);
