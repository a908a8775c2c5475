select * from diary
