select * from seen
