create schema stock;

create table stock.place (
    id bigint not null,
    item_id bigint,
    constraint place_pkey primary key (id)
);

alter table stock.place add constraint place_item_id_fkey foreign key (item_id) references shop.item(id);
comment on schema stock is 'where it lies';
