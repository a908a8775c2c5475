package dev.migrate.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.migrate.MigrateException;
import dev.migrate.testing.TestDatabase;
import dev.migrate.testing.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestServer.class)
class DatabaseTest {

    private final TestDatabase database;

    DatabaseTest(TestDatabase database) {
        this.database = database;
    }

    @Test
    void whoeverIsNotLetInIsToldHow() {
        MigrateException error = refused(settings(database.url(), "postgres", "wrong"));
        assertThat(error.problem())
                .isEqualTo("The server of " + database.url() + " does not let user 'postgres' in: "
                        + "FATAL: password authentication failed for user \"postgres\".");
        assertThat(error.hint()).contains("migrate.serverId");
    }

    @Test
    void aDatabaseThatIsNotThereIsNamed() {
        String url = database.url().replace(database.name(), "nowhere");
        MigrateException error = refused(settings(url, database.user(), database.password()));
        assertThat(error.problem())
                .isEqualTo(
                        "The server of " + url + " has no such database: FATAL: database \"nowhere\" does not exist.");
    }

    @Test
    void aServerThatDoesNotAnswerIsNamedWithTheReason() throws IOException {
        String url = "jdbc:postgresql://127.0.0.1:" + unusedPort() + "/shop";
        MigrateException error = refused(settings(url, "ann", "x"));
        assertThat(error.problem()).isEqualTo("Cannot connect to " + url + ": Connection refused.");
        assertThat(error.hint()).contains("-Dmigrate.connectRetries=10");
    }

    @Test
    void anAbsentServerIsTriedAgainAsOftenAsAsked() throws IOException {
        String url = "jdbc:postgresql://127.0.0.1:" + unusedPort() + "/shop";
        MigrateException error = refused(settings(url, "ann", "x").withRetries(2, Duration.ofMinutes(1)));
        assertThat(error.problem()).isEqualTo("Cannot connect to " + url + " after 3 attempts: Connection refused.");
    }

    @Test
    void theDeadlineEndsTheRetries() throws IOException {
        String url = "jdbc:postgresql://127.0.0.1:" + unusedPort() + "/shop";
        MigrateException error = refused(settings(url, "ann", "x").withRetries(1000, Duration.ofSeconds(1)));
        assertThat(error.problem()).startsWith("Cannot connect to " + url + " after 2 attempts");
    }

    private static MigrateException refused(ConnectionSettings settings) {
        return catchThrowableOfType(
                MigrateException.class, () -> new Database(settings).connect().close());
    }

    private static ConnectionSettings settings(String url, String user, String password) {
        return ConnectionSettings.of(DatabaseUrl.parse(url))
                .withUser(Optional.of(user))
                .withPassword(Optional.of(new Password(password)));
    }

    private static int unusedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
