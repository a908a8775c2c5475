create table parent (
    id integer primary key,
    a integer not null
);
create table child (
    b integer constraint b_other not null,
    c integer,
    d integer constraint d_given not null
);
create table heir () inherits (parent);
