-- orders and their lines
--
-- revision: 71fa3c8e902d
-- down-revision: c4d2907b5e18
-- created: 2026-11-05T08:47:55Z

-- migrate: upgrade
create type order_status as enum ('placed', 'packed', 'sent', 'cancelled');

create table orders (
    id          bigint generated always as identity primary key,
    customer_id bigint not null references customers,
    status      order_status not null default 'placed',
    placed_at   timestamptz not null default now()
);

create index orders_customer_idx on orders (customer_id);
create index orders_to_send_idx on orders (placed_at) where status in ('placed', 'packed');

create table order_lines (
    order_id   bigint not null references orders on delete cascade,
    line       smallint not null,
    book_id    bigint not null references books,
    copies     integer not null check (copies > 0),
    unit_price numeric(8, 2) not null,
    line_total numeric(10, 2) generated always as (copies * unit_price) stored,
    primary key (order_id, line)
);

create index order_lines_book_idx on order_lines (book_id);

-- migrate: downgrade
drop table order_lines;
drop table orders;
drop type order_status;
