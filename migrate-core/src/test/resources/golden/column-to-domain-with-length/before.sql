-- Columns go over to a domain with a length: what is too long is found, not cut off.
create domain code as varchar(3) constraint code_check check (value <> '');
create table country (
    id integer primary key,
    code text,
    codes text[]
);
insert into country values (1, 'aut', '{at}');
