select id, email, note from account order by id
select count(*) from account where email = 'ADA@EXAMPLE.ORG'
