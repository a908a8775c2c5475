-- Another base type of a domain that columns are of.
create domain code as text;
create table item (
    id bigint primary key,
    code code
);
insert into item values (1, '42'), (2, null);
