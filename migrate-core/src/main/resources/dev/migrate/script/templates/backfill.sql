-- template: fills a column of a large table in batches, each committed
-- {message}
--
{header}

-- migrate: upgrade
{upgrade}
-- migrate: repeat
update my_table set my_column = 'value'
 where id in (select id from my_table where my_column is null limit 5000);

-- migrate: downgrade
{downgrade}
-- The column keeps its values: nothing to do.
