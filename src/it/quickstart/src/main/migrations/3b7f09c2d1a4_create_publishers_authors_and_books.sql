-- create publishers, authors and books
--
-- revision: 3b7f09c2d1a4
-- down-revision:
-- created: 2026-11-02T09:12:40Z

-- migrate: upgrade
create table publishers (
    id   bigint generated always as identity primary key,
    name text not null unique,
    city text not null
);

create table authors (
    id   bigint generated always as identity primary key,
    name text not null unique,
    born smallint,
    died smallint,
    check (died > born)
);

create table books (
    id           bigint generated always as identity primary key,
    title        text not null,
    author_id    bigint not null references authors,
    publisher_id bigint not null references publishers,
    published    smallint not null,
    price        numeric(8, 2) not null check (price > 0),
    unique (author_id, title)
);

create index books_publisher_idx on books (publisher_id);

-- migrate: downgrade
drop table books;
drop table authors;
drop table publishers;
