create type feeling as enum ('unhappy', 'ok');
create sequence count_of_days;
create function doubled(n integer) returns integer language sql return n * 2;
create table diary (
    id bigint default nextval('count_of_days'),
    mood feeling default 'unhappy',
    n integer default doubled(1)
);
create view all_days as select id, mood from diary where mood = 'unhappy';
create index sad on diary (id) where mood = 'unhappy';
