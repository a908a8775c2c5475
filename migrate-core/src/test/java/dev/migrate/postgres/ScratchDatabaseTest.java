package dev.migrate.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.migrate.testing.TestDatabase;
import dev.migrate.testing.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestServer.class)
@Timeout(60)
class ScratchDatabaseTest {

    private static ConnectionSettings settings(TestDatabase database) {
        return ConnectionSettings.of(DatabaseUrl.parse(database.url()))
                .withUser(Optional.of(database.user()))
                .withPassword(Optional.of(new Password(database.password())));
    }

    private static List<String> scratches(TestDatabase database) {
        return database.query("select datname from pg_database where datname like 'migrate_scratch_%' order by 1");
    }

    @Test
    void isEmptyAndOfTheSameKindAndIsDroppedAlsoWhileSomebodyIsConnected(TestDatabase database) {
        String form = "select encoding, datcollate, datctype, to_jsonb(d) ->> 'datlocprovider' from pg_database d"
                + " where datname = ";
        ScratchDatabase scratch = ScratchDatabase.beside(settings(database));
        assertThat(database.query(form + "'" + scratch.name() + "'"))
                .isEqualTo(database.query(form + "'" + database.name() + "'"));
        Session connected = scratch.connect();
        assertThat(connected.query(
                        "select count(*) from pg_class where relnamespace = 'public'::regnamespace",
                        row -> row.integer(1)))
                .containsExactly(0);
        scratch.close();
        assertThat(scratches(database)).doesNotContain(scratch.name());
        scratch.close();
    }

    @Test
    void whatAKilledOwnerHasLeftIsDroppedAndWhatALiveOneHasIsNot(TestDatabase database) {
        database.execute("create database migrate_scratch_0a1b2c3d");
        database.execute("create database migrate_scratch_fefefefe");
        try (ScratchDatabase alive = ScratchDatabase.beside(settings(database));
                ScratchDatabase next = ScratchDatabase.beside(settings(database))) {
            assertThat(scratches(database))
                    .contains(alive.name(), next.name())
                    .doesNotContain("migrate_scratch_0a1b2c3d", "migrate_scratch_fefefefe");
        }
    }

    @Test
    void aLeftoverThatSomebodyIsConnectedToStays(TestDatabase database) throws SQLException {
        database.execute("create database migrate_scratch_11111111");
        TestDatabase leftover = new TestDatabase(
                database.url().replace(database.name(), "migrate_scratch_11111111"),
                database.user(),
                database.password());
        try (Connection connection = leftover.connect();
                Statement statement = connection.createStatement()) {
            ScratchDatabase.beside(settings(database)).close();
            assertThat(statement.execute("select 1")).isTrue();
        }
        ScratchDatabase.beside(settings(database)).close();
        assertThat(scratches(database)).doesNotContain("migrate_scratch_11111111");
    }

    @Test
    void aRoleThatMayNotCreateDatabasesIsTold(TestDatabase database) {
        database.execute("create role reader_only login password 'x'");
        ServerError error = catchThrowableOfType(
                ServerError.class,
                () -> ScratchDatabase.beside(settings(database)
                        .withUser(Optional.of("reader_only"))
                        .withPassword(Optional.of(new Password("x")))));
        assertThat(error.isPermissionDenied()).isTrue();
        assertThat(scratches(database)).isEmpty();
    }
}
