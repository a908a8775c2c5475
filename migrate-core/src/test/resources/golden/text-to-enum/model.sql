create type mood as enum ('ok', 'sad');
create table diary (
    id bigint primary key,
    mood mood default 'ok'
);
