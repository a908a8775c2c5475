-- template: an empty way up and an empty way down
-- {message}
--
{header}

-- migrate: upgrade
{upgrade}

-- migrate: downgrade
{downgrade}
