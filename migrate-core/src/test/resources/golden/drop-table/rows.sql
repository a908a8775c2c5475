select * from invoice
select * from account
