-- history of prices
--
-- revision: 48be9d3705ca
-- down-revision: d1a7642c0f9b
-- created: 2026-11-18T10:50:38Z

-- migrate: upgrade
create table prices (
    book_id    bigint not null references books on delete cascade,
    valid_from date not null default current_date,
    price      numeric(8, 2) not null check (price > 0),
    primary key (book_id, valid_from)
);

insert into prices (book_id, price) select id, price from books;
alter table books drop price;

create view current_prices as
select distinct on (book_id) book_id, price
  from prices
 where valid_from <= current_date
 order by book_id, valid_from desc;

-- migrate: downgrade
drop view current_prices;
alter table books add price numeric(8, 2) check (price > 0);

-- The price of today moves back, else the first to come; that is no news of the book.
alter table books disable trigger books_touch;
update books
   set price = (select price
                  from prices
                 where book_id = books.id
                 order by valid_from > current_date, abs(valid_from - current_date)
                 limit 1);
alter table books enable trigger books_touch;

alter table books alter price set not null;
drop table prices;
