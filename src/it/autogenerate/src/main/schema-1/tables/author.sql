create table author (
    id bigint generated always as identity primary key,
    name text not null
);
comment on table author is 'Who wrote it';
