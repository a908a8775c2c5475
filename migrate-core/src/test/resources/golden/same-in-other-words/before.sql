-- What PostgreSQL keeps as the same is no difference: spelling, the order of columns, where a sequence stands.
create table t (
    id serial primary key,
    gone integer,
    v varchar(20) default 'a',
    n numeric(10) check (n in (1, 2)),
    at timestamptz default now()
);
alter table t drop column gone;
create view w as select id from t where v like 'a%';
insert into t (v) values ('b');
