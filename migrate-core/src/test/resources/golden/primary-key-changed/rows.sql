select * from a
select * from b
