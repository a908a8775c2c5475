create domain code as integer;
create table item (
    id bigint primary key,
    code code
);
