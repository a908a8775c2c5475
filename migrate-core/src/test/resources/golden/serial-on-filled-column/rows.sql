with new as (insert into item default values returning id) select id from new
select * from item
