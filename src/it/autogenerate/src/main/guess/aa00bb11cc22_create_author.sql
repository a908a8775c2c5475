-- create author
--
-- revision: aa00bb11cc22
-- down-revision:

-- migrate: upgrade
create table author (id bigint generated always as identity primary key, name text not null);
comment on table author is 'Who wrote it';

-- migrate: downgrade
drop table author;
