select * from diary
select * from happy
