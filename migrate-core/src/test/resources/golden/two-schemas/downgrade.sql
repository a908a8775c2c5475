-- destructive: the rows of stock.place
drop table stock.place;

drop schema stock;
