create type mood as enum ('ok', 'happy');
create table diary (
    id bigint primary key,
    mood mood not null default 'ok',
    moods mood[]
);
create view happy as select id from diary where mood = 'happy';
create index diary_mood on diary (mood);
