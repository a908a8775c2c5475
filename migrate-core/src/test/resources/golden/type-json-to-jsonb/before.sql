-- One kind of document becomes the other.
create table t (
    id bigint primary key,
    v json
);
insert into t values (1, '{"a": 1}');
