-- A foreign key and a check that are not enforced any more, and are again on the way down.
create table team (
    id integer primary key
);
create table person (
    team_id integer references team,
    age integer constraint adult check (age > 17)
);
insert into team values (1);
insert into person values (1, 20);
