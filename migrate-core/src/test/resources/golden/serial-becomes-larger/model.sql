create table account (
    id bigserial primary key,
    name text
);
