-- reviews
--
-- revision: e60b8d29a4c7
-- down-revision: 9a4c03e8d7f5
-- branch-labels: reviews
-- created: 2026-11-12T10:15:44Z

-- migrate: upgrade
create table reviews (
    id          bigint generated always as identity primary key,
    book_id     bigint not null references books on delete cascade,
    customer_id bigint not null references customers,
    stars       smallint not null check (stars between 1 and 5),
    words       text,
    written_at  timestamptz not null default now(),
    unique (book_id, customer_id)
);

-- migrate: downgrade
drop table reviews;
