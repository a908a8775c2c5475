select * from box
