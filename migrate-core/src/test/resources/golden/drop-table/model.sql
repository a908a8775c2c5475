create table invoice (id bigint primary key, account_id bigint);
