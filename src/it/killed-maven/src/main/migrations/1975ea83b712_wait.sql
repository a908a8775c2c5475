-- wait
--
-- revision: 1975ea83b712
-- down-revision:

-- migrate: upgrade
select pg_sleep(60);

-- migrate: downgrade
