-- customers
--
-- revision: c4d2907b5e18
-- down-revision: 8e15a6d40b73
-- created: 2026-11-04T14:31:02Z

-- migrate: upgrade
create table customers (
    id        bigint generated always as identity primary key,
    name      text not null,
    email     text not null,
    joined_at timestamptz not null default now(),
    closed_at timestamptz
);

-- An address is free again when its account is closed.
create unique index customers_email_idx on customers (lower(email)) where closed_at is null;

-- migrate: downgrade
drop table customers;
