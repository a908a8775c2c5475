create type mood as enum ('sad', 'ok', 'so-so', 'happy', 'glad');
create table diary (
    id bigint primary key,
    mood mood not null default 'ok',
    moods mood[]
);
