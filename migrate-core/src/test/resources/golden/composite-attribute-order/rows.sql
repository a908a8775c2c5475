select * from account
select (home).street, (home).zip from account
