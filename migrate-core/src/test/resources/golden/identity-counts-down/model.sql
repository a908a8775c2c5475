create table down (
    id bigint generated always as identity (increment by -1),
    name text
);
create table low (
    id bigint generated always as identity,
    name text
);
