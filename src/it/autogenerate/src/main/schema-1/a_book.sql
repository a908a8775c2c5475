-- the table it refers to, and the type, stand in files that come later
create table book (
    id bigint generated always as identity primary key,
    title text not null,
    genre genre not null default 'novel',
    author_id bigint not null references author (id)
);

create index book_author on book (author_id);

create view novel as select id, title from book where genre = 'novel';
