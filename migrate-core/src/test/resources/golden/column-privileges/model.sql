create table t (
    id bigint primary key,
    v text
);
grant select (id), update (v) on t to public;
grant select on t to public;
