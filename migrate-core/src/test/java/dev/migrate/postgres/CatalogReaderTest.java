package dev.migrate.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.catalog.Catalog;
import dev.migrate.catalog.Key;
import dev.migrate.catalog.Kind;
import dev.migrate.diff.Differ;
import dev.migrate.diff.Differences;
import dev.migrate.render.SqlRenderer;
import dev.migrate.testing.SchemaWork;
import dev.migrate.testing.TestDatabase;
import dev.migrate.testing.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestServer.class)
class CatalogReaderTest {

    private final TestDatabase database;
    private final SchemaWork work;

    CatalogReaderTest(TestDatabase database) {
        this.database = database;
        this.work = new SchemaWork(database);
    }

    @Test
    void whatIsNotReadIsNamed() {
        database.execute("""
                create operator family whole using btree;
                create access method tree type index handler bthandler;
                create type half;
                grant usage on schema public to current_user, public;
                revoke create on schema public from public, pg_database_owner;
                create table p (a int) partition by list (a);
                create table p1 partition of p for values in (1);
                create index i on only p (a);
                create function f() returns trigger language plpgsql as 'begin return new; end';
                create trigger g after insert on p for each row execute function f();
                alter table p1 disable trigger g;
                create materialized view m as select a, a::text as b from p;
                alter materialized view m alter column b set storage external;
                """);
        assertThat(work.catalog().unread())
                .containsExactly(
                        "access method tree",
                        "operator family whole",
                        "privileges on schema public",
                        "settings of column public.m.b",
                        "shell type public.half",
                        "that index public.i is not valid",
                        "the state of trigger g on public.p1");
    }

    @Test
    void whatAnExtensionBringsIsNeitherReadNorNamed() {
        database.execute("create extension citext; create table t (x citext)");
        Catalog catalog = work.catalog();
        assertThat(catalog.unread()).isEmpty();
        assertThat(catalog.objects().keySet().stream().filter(key -> key.kind() == Kind.ROUTINE))
                .isEmpty();
        assertThat(catalog.dependencies(new Key(Kind.COLUMN, "public", "t", "x")))
                .contains(Key.of(Kind.EXTENSION, "", "citext"));
    }

    @Test
    void whatBelongsToATableOfAnExtensionGoesWithIt() {
        database.execute("""
                create extension citext; create table kept (a int primary key, b int check (b > 0));
                create index on kept (b); alter extension citext add table kept""");
        assertThat(work.catalog().objects().keySet())
                .filteredOn(key -> key.name().startsWith("kept"))
                .isEmpty();
    }

    @Test
    void whatDecidesHowValuesAreWrittenIsTheSameForAll() {
        database.execute(
                "create table t (at timestamptz default '2026-01-01 00:00:00+00', span interval default '1 day')");
        Catalog plain = work.catalog();
        database.execute(
                "do $$begin execute format('alter database %I set timezone = ''Asia/Tokyo''', current_database());"
                        + " execute format('alter database %I set intervalstyle = ''iso_8601''', current_database()); end$$");
        assertThat(work.catalog().isSame(plain)).isTrue();
    }

    @Test
    void everyKindOfExpressionIsTheSameInACopy(TestDatabase other) {
        Catalog catalog = work.load("""
                        create table t (a varchar(5) check (a in ('x', 'y')), b bpchar, c bigint check (c in (1, 2)),
                            d varchar default case when 'x'::varchar in ('y', 'z') then 'u' end,
                            e bool generated always as (a not in ('p', 'q')) stored, f numeric check (f in (1, 2.5)));
                        create index on t (c) where a in ('x', 'it''s');
                        create view v as select * from t where a in ('x', 'y') and b in ('x', 'y');
                        create policy p on t using (a in ('x', 'y')) with check (a not in ('z', 'w'));
                        create function f() returns trigger language plpgsql as 'begin return new; end';
                        create trigger g before update on t for each row when (new.a in ('x', 'y')) execute function f();
                        create rule r as on insert to t where new.a in ('x', 'y') do instead nothing;
                        create function s(x varchar) returns bool return x in ('x', 'y');
                        create statistics st on (a in ('x', 'y')), c from t;
                        create domain m as varchar check (value in ('x', 'y'));
                        """).catalog();
        SchemaWork copy = new SchemaWork(other);
        copy.run(SqlRenderer.render(Differ.diff(copy.catalog(), catalog)));
        Catalog copied = copy.catalog();
        assertThat(Differences.lines(copied, Differ.diff(copied, catalog))).isEmpty();
    }
}
