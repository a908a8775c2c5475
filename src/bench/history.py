"""The same history for every tool: N revisions, 1.8 N statements, 0.4 N tables with an index each."""

import pathlib


def revision(n):
    """The statements up and down of the n-th revision, counted from 1; five kinds take turns."""
    kind = (n - 1) % 5
    block = (n - 1) // 5
    first, second = f"account_{block}", f"invoice_{block}"
    if kind == 0:
        up = [f"create table {first} (id bigint generated always as identity primary key, "
              "email text not null, name text, created_at timestamptz not null default now(), "
              "note text default 'none; yet')",
              f"create index {first}_email on {first} (email)"]
        down = [f"drop table {first}"]
    elif kind == 1:
        up = [f"create table {second} (id bigint generated always as identity primary key, "
              f"account_id bigint not null references {first}, amount numeric(12, 2) not null, "
              "issued date not null, memo text)",
              f"create index {second}_account on {second} (account_id)"]
        down = [f"drop table {second}"]
    elif kind == 2:
        up = [f"alter table {first} add column status text not null default 'new'"]
        down = [f"alter table {first} drop column status"]
    elif kind == 3:
        up = [f"insert into {first} (email, name) select 'a' || i || '@example.org', 'A' || i "
              "from generate_series(1, 3) i",
              f"update {first} set status = 'old' where id < 3"]
        down = [f"delete from {first}"]
    else:
        up = [f"alter table {second} add constraint {second}_positive check (amount > 0)",
              f"comment on table {second} is 'what {first} owes'"]
        down = [f"comment on table {second} is null",
                f"alter table {second} drop constraint {second}_positive"]
    return up, down


def name(n):
    return ("create account", "create invoice", "add status", "first accounts", "positive amounts")[(n - 1) % 5]


def lines(statements):
    return "".join(statement + ";\n" for statement in statements)


def ident(n):
    """Twelve hex digits that say nothing of the order, as a new revision gets them."""
    return f"{(n * 0x9E3779B97F4A7C15) & 0xFFFFFFFFFFFF:012x}"


def write_migrate(directory, size):
    folder = directory / "src" / "main" / "migrations"
    folder.mkdir(parents=True)
    for n in range(1, size + 1):
        up, down = revision(n)
        parent = ident(n - 1) if n > 1 else ""
        (folder / f"{ident(n)}_{name(n).replace(' ', '_')}.sql").write_text(
            f"-- {name(n)}\n--\n-- revision: {ident(n)}\n-- down-revision: {parent}\n"
            "-- created: 2026-11-20T09:24:00Z\n\n"
            f"-- migrate: upgrade\n{lines(up)}\n-- migrate: downgrade\n{lines(down)}")


def write_psql(directory, size):
    """Plain files: what a client sends at the least; and with a version row in a transaction per revision."""
    directory.mkdir(parents=True)
    with open(directory / "up.sql", "w") as up_file:
        for n in range(1, size + 1):
            up_file.write(lines(revision(n)[0]))
    with open(directory / "down.sql", "w") as down_file:
        for n in range(size, 0, -1):
            down_file.write(lines(revision(n)[1]))
    with open(directory / "up-tx.sql", "w") as up_file:
        for n in range(1, size + 1):
            row = (f"update version set num = '{ident(n)}' where num = '{ident(n - 1)}'" if n > 1 else
                   f"create table version (num text primary key);\ninsert into version values ('{ident(1)}')")
            up_file.write(f"begin;\n{lines(revision(n)[0])}{row};\ncommit;\n")
    with open(directory / "down-tx.sql", "w") as down_file:
        for n in range(size, 0, -1):
            row = (f"update version set num = '{ident(n - 1)}' where num = '{ident(n)}'" if n > 1 else
                   "delete from version")
            down_file.write(f"begin;\n{lines(revision(n)[1])}{row};\ncommit;\n")


def write_flyway(directory, size):
    folder = directory / "sql"
    folder.mkdir(parents=True)
    for n in range(1, size + 1):
        (folder / f"V{n:06d}__{name(n).replace(' ', '_')}.sql").write_text(lines(revision(n)[0]))


def write_liquibase(directory, size):
    """Formatted SQL, a file per change set, as its documentation recommends; included in the order of their names."""
    folder = directory / "changes"
    folder.mkdir(parents=True)
    for n in range(1, size + 1):
        up, down = revision(n)
        rollback = "".join(f"--rollback {statement};\n" for statement in down)
        (folder / f"{n:06d}-{name(n).replace(' ', '-')}.sql").write_text(
            f"--liquibase formatted sql\n\n--changeset bench:{n}\n{lines(up)}{rollback}")
    (directory / "changelog.xml").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
        'xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog '
        'http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">\n'
        '  <includeAll path="changes/"/>\n</databaseChangeLog>\n')


def mybatis_id(n):
    return 20260101000000 + n


def write_mybatis(directory, size):
    folder = directory / "scripts"
    folder.mkdir(parents=True)
    (directory / "environments").mkdir()
    (folder / f"{mybatis_id(0)}_create_changelog.sql").write_text(
        "-- // create changelog\ncreate table ${changelog} (id numeric(20, 0) not null primary key, "
        "applied_at varchar(25) not null, description varchar(255) not null);\n\n"
        "-- //@UNDO\ndrop table ${changelog};\n")
    for n in range(1, size + 1):
        up, down = revision(n)
        (folder / f"{mybatis_id(n)}_{name(n).replace(' ', '_')}.sql").write_text(
            f"-- // {name(n)}\n{lines(up)}\n-- //@UNDO\n{lines(down)}")


WRITERS = {
    "migrate": write_migrate,
    "psql": write_psql,
    "flyway": write_flyway,
    "liquibase": write_liquibase,
    "mybatis": write_mybatis,
}


def write(root: pathlib.Path, kind, size):
    """The directory of one kind of files and one size, written once."""
    directory = root / f"{kind}-{size}"
    if kind in WRITERS and not directory.exists():
        unfinished = root / f".{kind}-{size}"
        if unfinished.exists():
            raise SystemExit(f"{unfinished} is left from an interrupted run: remove it")
        WRITERS[kind](unfinished, size)
        unfinished.rename(directory)
    directory.mkdir(parents=True, exist_ok=True)
    return directory
