-- add stock
--
-- revision: 77aa00bb11cc
-- down-revision: 1975ea83b712

-- migrate: upgrade

-- migrate: downgrade
