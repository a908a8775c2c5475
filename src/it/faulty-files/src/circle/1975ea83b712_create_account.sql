-- create account
--
-- revision: 1975ea83b712
-- down-revision: 27c6a30d7c24

-- migrate: upgrade

-- migrate: downgrade
