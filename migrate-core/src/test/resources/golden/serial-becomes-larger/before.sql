-- A serial column becomes larger: its sequence stays, and goes on where it stands, though rows have gone since.
create table account (
    id serial primary key,
    name text
);
insert into account (name) values ('Ada'), ('Bob');
delete from account where name = 'Bob';
