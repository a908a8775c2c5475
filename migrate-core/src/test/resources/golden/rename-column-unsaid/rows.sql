select * from account
