create table t (
    id bigint primary key,
    v text
);
create index changed on t (v, id);
create index fresh on t (lower(v));
comment on index fresh is 'for search';
