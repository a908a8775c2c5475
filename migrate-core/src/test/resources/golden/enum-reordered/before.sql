-- Another order needs another type, over the values there are.
create type mood as enum ('sad', 'ok', 'happy');
create table diary (
    id bigint primary key,
    mood mood not null default 'ok',
    moods mood[]
);
insert into diary values (1, 'sad', '{ok,happy}');
