select * from person
