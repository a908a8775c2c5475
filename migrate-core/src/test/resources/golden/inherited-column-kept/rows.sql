select id, wheels from car
select * from boat
