create table item (
    id integer primary key,
    price numeric(10,2),
    amount integer,
    active integer,
    begins time,
    codes varchar(3)[]
);
