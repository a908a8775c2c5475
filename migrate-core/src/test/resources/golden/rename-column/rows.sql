select id, full_name from account
select id, name from account
select * from named
