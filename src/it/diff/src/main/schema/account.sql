create table account (id bigint primary key, email text);
create table "order" (id bigint primary key, account_id bigint references account (id));
