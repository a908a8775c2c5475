create table team (
    id bigint primary key
);
create table account (
    id bigint primary key,
    team_id bigint references team deferrable initially deferred,
    other_id bigint references team
);
