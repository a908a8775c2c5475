-- template: builds an index while others write
-- {message}
--
{header}

-- migrate: upgrade
{upgrade}
create index concurrently my_index on my_table (my_column);

-- migrate: downgrade
{downgrade}
drop index concurrently if exists my_index;
