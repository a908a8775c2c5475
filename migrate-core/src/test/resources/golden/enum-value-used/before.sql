-- A new value that is used further down has to be committed before.
create type mood as enum ('ok');
create table diary (
    id bigint primary key,
    mood mood not null default 'ok',
    moods mood[]
);
