select id, name from account
select last_value, is_called from account_id_seq
