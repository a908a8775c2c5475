select * from area
