create table a (id bigint primary key, b_id bigint);
create table b (id bigint primary key, a_id bigint references a on delete cascade);
alter table a add foreign key (b_id) references b deferrable initially deferred;
