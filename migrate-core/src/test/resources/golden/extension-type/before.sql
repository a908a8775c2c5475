-- hazard: a type of an extension, which has to be there first, and what the extension brings is nobody's to drop
create table account (id int primary key, email text not null unique, note varchar(20));
create view account_email as select lower(email) as email from account;
insert into account values (1, 'Ada@example.org', 'x'), (2, 'bob@example.org', null);
