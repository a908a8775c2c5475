-- stock of each book
--
-- revision: b52e1f7dc680
-- down-revision: 0d96be47f3a1
-- created: 2026-11-10T09:03:27Z

-- migrate: upgrade
create table stock (
    book_id bigint primary key references books on delete cascade,
    shelf   text,
    copies  integer not null default 0 check (copies >= 0)
);

insert into stock (book_id) select id from books;

-- The books to be ordered again.
create index stock_low_idx on stock (book_id) where copies < 3;

-- migrate: downgrade
drop table stock;
