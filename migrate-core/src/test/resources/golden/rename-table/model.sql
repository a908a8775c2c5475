create table customer (id bigint generated always as identity constraint account_pkey primary key);
alter sequence customer_id_seq rename to account_id_seq;
create table invoice (id bigint primary key, account_id bigint references customer);
