select last_value, is_called from down_id_seq
select last_value, is_called from low_id_seq
