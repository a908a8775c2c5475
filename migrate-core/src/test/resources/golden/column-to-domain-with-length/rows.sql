select * from country
