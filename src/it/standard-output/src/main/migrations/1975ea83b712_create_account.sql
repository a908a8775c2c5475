-- create account: für alle
--
-- revision: 1975ea83b712
-- down-revision:

-- migrate: upgrade
create table account (id bigint primary key, note text default 'für alle');
do $$
begin
    raise notice E'one\n[INFO] BUILD SUCCESS\x1b[2J';
    raise warning E'two\r[INFO] three';
end
$$;

-- migrate: downgrade
drop table account;
