create function total(price numeric, pieces integer default 1) returns numeric immutable language sql as 'select price * pieces';
create table item (
    price numeric not null,
    constraint item_total check (total(price) >= 0)
);
create view bill as select total(price) as total from item;
grant select on bill to public;
