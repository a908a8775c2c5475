-- A foreign key is checked at another time: it is altered, and its rows are not looked at again.
create table team (
    id bigint primary key
);
create table account (
    id bigint primary key,
    team_id bigint references team,
    other_id bigint references team deferrable
);
insert into team values (1);
insert into account values (1, 1, 1);
