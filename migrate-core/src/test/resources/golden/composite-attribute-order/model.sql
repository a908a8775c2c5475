create type address as (zip text, country text, street text);
create table account (
    id bigint primary key,
    home address,
    all_homes address[]
);
