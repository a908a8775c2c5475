-- note when a row changes
--
-- revision: 9a4c03e8d7f5
-- down-revision: b52e1f7dc680
-- created: 2026-11-11T16:42:09Z

-- migrate: upgrade
alter table books add updated_at timestamptz not null default now();
alter table customers add updated_at timestamptz not null default now();

create function touch() returns trigger language plpgsql as $$
begin
    new.updated_at := now();
    return new;
end
$$;

create trigger books_touch before update on books for each row execute function touch();
create trigger customers_touch before update on customers for each row execute function touch();

-- migrate: downgrade
drop trigger customers_touch on customers;
drop trigger books_touch on books;
drop function touch();

alter table customers drop updated_at;
alter table books drop updated_at;
