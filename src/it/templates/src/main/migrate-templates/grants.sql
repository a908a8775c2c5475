-- template: rights of the clerks
-- {message}
--
{header}

-- migrate: upgrade
{upgrade}
grant select on all tables in schema public to clerk;

-- migrate: downgrade
{downgrade}
revoke select on all tables in schema public from clerk;
