create schema shop;
create schema stock;
create table shop.item (id bigint primary key);
create table stock.place (id bigint primary key, item_id bigint references shop.item);
comment on schema stock is 'where it lies';
