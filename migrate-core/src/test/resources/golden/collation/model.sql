create table account (
    id bigint primary key,
    name text collate "C" not null
);
create index account_name on account (name);
