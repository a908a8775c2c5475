create table t (
    a integer,
    b integer,
    constraint one check (b > 0),
    constraint two check (a > 0)
);
create index x on t (b);
create index y on t (a);
comment on index y is 'of a';
