-- Nothing cascades: the view and the foreign key that stand on a table are dropped by name.
create table account (
    id bigint primary key,
    name text not null
);
create table invoice (id bigint primary key, account_id bigint references account);
create view named as select name from account;
insert into account values (1, 'Ada');
insert into invoice values (1, null);
