create table a (
    id bigint primary key,
    b_id bigint references b (id)
);

create view c as select nonsense from a;
