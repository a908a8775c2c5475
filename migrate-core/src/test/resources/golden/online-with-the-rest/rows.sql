select * from t
select * from w
