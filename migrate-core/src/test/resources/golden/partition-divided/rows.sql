select * from day
