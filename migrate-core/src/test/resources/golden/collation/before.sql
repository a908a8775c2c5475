-- Another collation rebuilds indexes, and loses nothing.
create table account (
    id bigint primary key,
    name text not null
);
create index account_name on account (name);
insert into account values (1, 'Ada');
