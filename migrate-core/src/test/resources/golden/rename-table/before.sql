-- A renamed table keeps its rows, its foreign keys and its sequence.
-- rename: account:customer
create table account (id bigint generated always as identity primary key);
create table invoice (id bigint primary key, account_id bigint references account);
insert into account default values;
insert into invoice values (1, 1);
