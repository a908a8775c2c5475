select * from t
select * from doubled
