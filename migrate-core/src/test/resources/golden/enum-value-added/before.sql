-- A new value that is not used further down stays in the transaction.
create type mood as enum ('ok', 'happy');
create table diary (
    id bigint primary key,
    mood mood not null default 'ok',
    moods mood[]
);
insert into diary values (1, 'ok', null);
