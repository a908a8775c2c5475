create table account (
    id bigint primary key,
    full_name text not null
);
create index account_name on account (full_name);
create view named as select id, full_name as name from account;
