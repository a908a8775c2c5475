-- create account
--
-- revision: 1975ea83b712
-- down-revision:
-- branch-labels: billing

-- migrate: upgrade

-- migrate: downgrade
