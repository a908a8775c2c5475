create table t (
    id bigint primary key,
    v text
);
create function touch() returns trigger language plpgsql as $$begin return new; end$$;
create trigger touched before update on t for each row when (old.v is distinct from new.v) execute function touch();
alter table t enable row level security;
create policy mine on t for select to public using (v = current_user and id > 0);
