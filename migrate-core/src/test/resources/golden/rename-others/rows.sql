select * from all_days
select * from days
select * from diary
