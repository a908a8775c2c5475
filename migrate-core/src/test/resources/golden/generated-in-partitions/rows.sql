select * from log
