create table t (
    id bigint primary key,
    v text
);
create view one as select id, v from t;
comment on view one is 'the first';
grant select on one to public;
create view two as select id, v || '!' as loud from one;
