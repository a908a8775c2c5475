select * from customer
select * from account
select * from invoice
