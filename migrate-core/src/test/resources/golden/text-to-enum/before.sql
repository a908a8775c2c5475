-- Text becomes an enum over its values; one that is no label stops the upgrade.
create table diary (
    id bigint primary key,
    mood text default 'ok'
);
insert into diary values (1, 'ok'), (2, null);
