create domain code as text not null constraint letter check (value ~ '^[A-Z]');
create table item (
    id bigint primary key,
    code code
);
