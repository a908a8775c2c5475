-- A new check of a domain looks at every column that is of it.
create domain code as text;
create table item (
    id bigint primary key,
    code code
);
insert into item values (1, 'A1');
