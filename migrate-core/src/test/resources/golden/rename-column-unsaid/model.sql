create table account (
    id bigint primary key,
    full_name text
);
