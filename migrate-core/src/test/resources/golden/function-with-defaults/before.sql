-- A function with defaults in the place of another: while both are there, the call of the view would mean either.
create function total(price numeric) returns numeric immutable language sql as 'select price';
create table item (
    price numeric not null,
    constraint item_total check (total(price) >= 0)
);
create view bill as select total(price) as total from item;
grant select on bill to public;
insert into item values (3);
