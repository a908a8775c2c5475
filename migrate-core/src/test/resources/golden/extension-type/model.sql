create extension citext;
create table account (id int primary key, email citext not null unique, note varchar(20));
create view account_email as select lower(email) as email from account;
