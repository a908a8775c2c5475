create type mood as enum ('happy', 'ok', 'sad');
create table diary (
    id bigint primary key,
    mood mood not null default 'ok',
    moods mood[]
);
