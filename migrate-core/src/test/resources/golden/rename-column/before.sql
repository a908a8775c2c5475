-- A renamed column keeps its values, with its index and the view over it.
-- rename: account.name:full_name
create table account (
    id bigint primary key,
    name text not null
);
create index account_name on account (name);
create view named as select id, name from account;
insert into account values (1, 'Ada');
