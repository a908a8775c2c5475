select * from visit
select * from visit_2026
