create type mood as enum ('ok', 'new');
create table diary (
    id bigint primary key,
    mood mood not null default 'new',
    moods mood[]
);
