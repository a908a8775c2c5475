-- merge reviews and discounts
--
-- revision: d1a7642c0f9b
-- down-revision: e60b8d29a4c7, 5f83d0a7b92e
-- created: 2026-11-17T15:24:06Z

-- migrate: upgrade

-- migrate: downgrade
