create table t (
    at timestamp with time zone default current_timestamp,
    id integer not null,
    n decimal(10, 0),
    v character varying(20) default 'a'::varchar,
    primary key (id),
    constraint t_n_check check (n = any (array[1, 2]))
);
alter table t alter column at set default now();
create sequence t_id_seq as integer owned by t.id;
alter table t alter column id set default nextval('t_id_seq');
create view w as (select t.id from public.t where (v ~~ 'a%'));
