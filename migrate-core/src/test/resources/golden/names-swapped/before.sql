-- Two indexes and two constraints that swap their names.
create table t (
    a integer,
    b integer,
    constraint one check (a > 0),
    constraint two check (b > 0)
);
create index x on t (a);
create index y on t (b);
comment on index x is 'of a';
insert into t values (1, 1);
