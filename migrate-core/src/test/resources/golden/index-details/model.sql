create table t (
    a text,
    b integer,
    c integer
);
create index i1 on t (a text_pattern_ops);
create index i2 on t (b desc nulls last) include (c);
create index i3 on t using hash (b);
create unique index i4 on t (c) where b > 0;
create index i5 on t (lower(a), (b + c)) with (fillfactor = 70);
