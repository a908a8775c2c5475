create table account (
    id bigint primary key,
    owner bigint not null default 1,
    note text not null,
    balance integer,
    opened date
);
create table visit (
    a integer not null,
    b integer not null
);
