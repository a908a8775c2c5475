select * from diary order by mood
