select * from visit
