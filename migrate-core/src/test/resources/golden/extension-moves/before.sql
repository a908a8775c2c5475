-- An extension moves to a schema that comes: its columns move along and are not written anew.
create extension citext schema public;
create table account (
    id integer primary key,
    name citext
);
insert into account values (1, 'Ada');
