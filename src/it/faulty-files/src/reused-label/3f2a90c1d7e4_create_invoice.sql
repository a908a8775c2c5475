-- create invoice
--
-- revision: 3f2a90c1d7e4
-- down-revision:
-- branch-labels: billing

-- migrate: upgrade

-- migrate: downgrade
