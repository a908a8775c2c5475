-- Triggers and policies on a table that stays.
create table t (
    id bigint primary key,
    v text
);
create function touch() returns trigger language plpgsql as $$begin return new; end$$;
