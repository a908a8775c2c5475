-- All that an index says is compared.
create table t (
    a text,
    b integer,
    c integer
);
create index i1 on t (a);
create index i2 on t (b);
create index i3 on t (b, c);
create unique index i4 on t (c);
insert into t values ('x', 1, 1);
