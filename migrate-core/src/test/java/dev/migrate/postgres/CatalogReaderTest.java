package dev.migrate.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.catalog.Catalog;
import dev.migrate.catalog.Key;
import dev.migrate.catalog.Kind;
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
                """);
        assertThat(work.catalog().unread()).containsExactly("access method tree", "operator family whole");
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
    void whatDecidesHowValuesAreWrittenIsTheSameForAll() {
        database.execute(
                "create table t (at timestamptz default '2026-01-01 00:00:00+00', span interval default '1 day')");
        Catalog plain = work.catalog();
        database.execute(
                "do $$begin execute format('alter database %I set timezone = ''Asia/Tokyo''', current_database());"
                        + " execute format('alter database %I set intervalstyle = ''iso_8601''', current_database()); end$$");
        assertThat(work.catalog().isSame(plain)).isTrue();
    }
}
