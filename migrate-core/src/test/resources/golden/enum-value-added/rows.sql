select * from diary
select enum_range(null::mood)
