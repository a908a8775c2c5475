-- split the names of authors
--
-- revision: 0d96be47f3a1
-- down-revision: 71fa3c8e902d
-- created: 2026-11-09T11:20:33Z

-- migrate: upgrade
alter table authors add given_name text, add family_name text;

-- What follows the last space is the family name; who has one name alone, like Euclid, has no given name.
update authors
   set given_name = substring(name from '^(.*) '),
       family_name = substring(name from '[^ ]*$');

alter table authors alter family_name set not null, drop name;
create unique index authors_name_idx on authors (family_name, coalesce(given_name, ''));

-- migrate: downgrade
alter table authors add name text;
update authors set name = concat_ws(' ', given_name, family_name);
alter table authors alter name set not null, add unique (name), drop given_name, drop family_name;
