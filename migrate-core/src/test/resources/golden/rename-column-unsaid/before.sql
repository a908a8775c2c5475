-- Without -Drename a rename is a loss, which the file says.
create table account (
    id bigint primary key,
    name text
);
insert into account values (1, 'Ada');
