select * from account
select * from visit
