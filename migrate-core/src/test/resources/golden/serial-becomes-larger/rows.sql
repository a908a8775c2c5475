select id, name from account
select last_value from account_id_seq
