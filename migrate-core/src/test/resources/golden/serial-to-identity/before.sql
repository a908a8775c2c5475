-- A serial column becomes an identity: it goes on where the sequence stands, though rows have gone since; and back.
create table account (
    id serial primary key,
    name text
);
insert into account (name) values ('Ada'), ('Bob'), ('Eve');
delete from account where name <> 'Ada';
