package dev.migrate.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.testing.Application;
import dev.migrate.testing.Project;
import dev.migrate.testing.RunWithDriver;
import dev.migrate.testing.TestDatabase;
import dev.migrate.testing.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The drivers that applications bring, from the oldest on; the build has put them into a directory. */
@ExtendWith(TestServer.class)
class DriversTest {

    private static final String DONE = "4 steps";

    private final TestDatabase database;
    private final Path application;

    DriversTest(@TempDir Path base, TestDatabase database) {
        this.database = database;
        Application shop = new Application(base);
        shop.take(
                new Project(base, database)
                        .revision("a", "", """
                                create table a (id int, word text);
                                copy a (id, word) from stdin;
                                1\tone; two
                                \\.
                                create function twice(n int) returns int begin atomic select n * 2; end;
                                """, "drop function twice; drop table a;")
                        .revision("b", "a", "create index concurrently a_id on a (id);", "drop index a_id;")
                        .revision("c", "b", "-- migrate: repeat\ndelete from a where id = 1;", "select 1;")
                        .java("d", "c", """
                                op.query("select id from a");
                                try (var insert = op.connection().prepareStatement("insert into a values (?, ?)")) {
                                    insert.setInt(1, 2);
                                    insert.setString(2, "it's");
                                    insert.execute();
                                }
                                """, ""),
                "dev.shop.app");
        this.application = shop.jar();
    }

    private String run(String version, String way, TestDatabase reached)
            throws IOException, ReflectiveOperationException {
        return RunWithDriver.run(
                Path.of("target", "drivers", "postgresql-" + version + ".jar"), application, way, reached);
    }

    @ParameterizedTest
    @ValueSource(strings = {"42.6.0", "42.7.2", "42.7.5"})
    void anApplicationMigratesByUrl(String version) throws IOException, ReflectiveOperationException {
        assertThat(run(version, "url", database)).isEqualTo(DONE);
        assertThat(database.query("select word from a")).containsExactly("it's");
    }

    @ParameterizedTest
    @ValueSource(strings = {"42.7.2", "42.7.5"})
    void anApplicationMigratesOverItsPool(String version) throws IOException, ReflectiveOperationException {
        assertThat(run(version, "pool", database)).isEqualTo(DONE);
        assertThat(database.query("select word from a")).containsExactly("it's");
    }

    @Test
    void aDriverThatIsTooOldForAPoolIsRefused() throws IOException, ReflectiveOperationException {
        assertThat(run("42.6.0", "pool", database)).isEqualTo("""
                        The connections of the DataSource are of the PostgreSQL driver 42.6.0, which cannot be told to send \
                        many statements at once.
                        Take a driver from 42.7.2 on, or give Migrate the URL instead. With preferQueryMode=extendedForPrepared \
                        in the URL of the DataSource, an older one does it, too.""");
        assertThat(database.tables()).isEmpty();
    }

    @Test
    void anOldDriverThatIsToldByItsUrlServesAPool() throws IOException, ReflectiveOperationException {
        TestDatabase told = new TestDatabase(
                database.url() + "?preferQueryMode=extendedForPrepared", database.user(), database.password());
        assertThat(run("42.6.0", "pool", told)).isEqualTo(DONE);
    }
}
