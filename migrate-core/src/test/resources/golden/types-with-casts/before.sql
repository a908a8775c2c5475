-- Types that the server converts better than their text can: nothing is refused, and what is lost is said.
create table item (
    id integer primary key,
    price money,
    amount money,
    active boolean,
    begins timestamp,
    codes text
);
insert into item values (1, 1234.5, 7.4, true, null, '{a,b}');
