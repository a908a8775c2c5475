-- A value that goes takes no row along: rows that hold it stop the upgrade.
create type mood as enum ('sad', 'ok', 'happy');
create table diary (
    id bigint primary key,
    mood mood not null default 'ok',
    moods mood[]
);
create view happy as select id from diary where mood = 'happy';
create index diary_mood on diary (mood);
insert into diary values (1, 'ok', '{ok}'), (2, 'happy', null);
