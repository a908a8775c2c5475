select * from child
