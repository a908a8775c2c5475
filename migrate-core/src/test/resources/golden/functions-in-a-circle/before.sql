-- Two functions with bodies that PostgreSQL reads, and that need each other.
create table t (id bigint primary key);
