-- create account
--
-- revision: 1975ea83b712
-- down-revision:

-- migrate: upgrade

-- migrate: downgrade
