create schema ext;
create extension citext schema ext;
create table account (
    id integer primary key,
    name ext.citext
);
