-- A type, a value of it, a view, a sequence and a function get other names, and nothing that stands on them goes.
-- rename: mood.sad:unhappy, mood:feeling, counter:count_of_days, twice:doubled, days:all_days
create type mood as enum ('sad', 'ok');
create sequence counter;
create function twice(n integer) returns integer language sql return n * 2;
create table diary (
    id bigint default nextval('counter'),
    mood mood default 'sad',
    n integer default twice(1)
);
create view days as select id, mood from diary where mood = 'sad';
create index sad on diary (id) where mood = 'sad';
insert into diary default values;
