-- Tables move between schemas by hand alone; a new schema comes before what stands in it.
create schema shop;
create table shop.item (id bigint primary key);
