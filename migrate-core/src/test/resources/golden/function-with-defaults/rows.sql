select * from bill
