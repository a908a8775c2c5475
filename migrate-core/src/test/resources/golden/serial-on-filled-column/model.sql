create table item (id bigserial primary key);
