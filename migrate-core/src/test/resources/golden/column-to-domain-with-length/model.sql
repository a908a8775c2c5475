create domain code as varchar(3) constraint code_check check (value <> '');
create table country (
    id integer primary key,
    code code,
    codes varchar(3)[]
);
