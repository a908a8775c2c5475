select * from two
