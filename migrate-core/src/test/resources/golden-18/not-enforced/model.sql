create table team (
    id integer primary key
);
create table person (
    team_id integer references team not enforced,
    age integer constraint adult check (age > 17) not enforced
);
