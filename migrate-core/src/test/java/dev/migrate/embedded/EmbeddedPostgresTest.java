package dev.migrate.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.migrate.embedded.EmbeddedPostgres.Durability;
import dev.migrate.testing.TestDatabase;
import dev.migrate.testing.TestServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmbeddedPostgresTest {

    private final PostgresHome home = TestServer.home();
    private Path directory = Path.of("");

    @BeforeEach
    void createDirectory() throws IOException {
        directory = Files.createTempDirectory(Files.createDirectories(Path.of("target", "embedded")), "server");
    }

    @Test
    void keepsItsDataFromOneStartToTheNext() {
        try (EmbeddedPostgres server = EmbeddedPostgres.open(home, directory, Durability.FULL)) {
            database(server).execute("create table kept (id int)");
        }
        try (EmbeddedPostgres server = EmbeddedPostgres.open(home, directory, Durability.FULL)) {
            assertThat(database(server).tables()).containsExactly("kept");
        }
    }

    @Test
    void asksForAPassword() {
        try (EmbeddedPostgres server = EmbeddedPostgres.open(home, directory, Durability.FULL)) {
            TestDatabase guess = new TestDatabase(server.jdbcUrl("postgres"), "postgres", "guess");
            assertThat(catchThrowable(guess::tables)).hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void keepsItsPasswordFromOtherUsers() throws IOException {
        EmbeddedPostgres.open(home, directory, Durability.FULL).close();
        assertThat(Files.getPosixFilePermissions(directory.resolve("password")))
                .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    }

    @Test
    void isGoneOnceItsJvmIsKilled() throws IOException, InterruptedException {
        Process jvm = startJvm("open");
        long server = serverPid();
        assertThat(ProcessHandle.of(server)).isPresent();

        jvm.destroyForcibly().waitFor();

        assertThat(endOf(server)).isTrue();
        try (EmbeddedPostgres next = EmbeddedPostgres.open(home, directory, Durability.FULL)) {
            assertThat(database(next).tables()).isEmpty();
        }
    }

    @Test
    void isUsableAtOnceByTheNextJvmAfterAKill() throws IOException, InterruptedException {
        startJvm("open").destroyForcibly().waitFor();
        try (EmbeddedPostgres next = EmbeddedPostgres.open(home, directory, Durability.FULL)) {
            assertThat(next.startedHere()).isTrue();
            assertThat(database(next).tables()).isEmpty();
        }
    }

    @Test
    void outlivesItsJvmWhenDetachedAndEndsWhenStopped() throws IOException, InterruptedException {
        Process jvm = startJvm("detach");
        jvm.destroyForcibly().waitFor();

        try (EmbeddedPostgres same = EmbeddedPostgres.open(home, directory, Durability.FULL)) {
            assertThat(same.startedHere()).isFalse();
            assertThat(database(same).tables()).isEmpty();
        }
        long server = serverPid();
        assertThat(ProcessHandle.of(server)).isPresent();

        assertThat(EmbeddedPostgres.stop(directory)).isTrue();
        assertThat(endOf(server)).isTrue();
        assertThat(EmbeddedPostgres.stop(directory)).isFalse();
    }

    @Test
    void makesASecondUserOfTheDirectoryWait() {
        EmbeddedPostgres first = EmbeddedPostgres.open(home, directory, Durability.FULL);
        CompletableFuture<Boolean> second = CompletableFuture.supplyAsync(() -> {
            try (EmbeddedPostgres server = EmbeddedPostgres.open(home, directory, Durability.FULL)) {
                return server.startedHere();
            }
        });
        assertThat(second).isNotDone();
        database(first).execute("select 1");
        first.close();
        assertThat(second).succeedsWithin(1, TimeUnit.MINUTES).isEqualTo(true);
    }

    @Test
    void isSharedByWhoeverComesLater() {
        try (EmbeddedPostgres owner = EmbeddedPostgres.share(home, directory, Durability.FULL);
                EmbeddedPostgres guest = EmbeddedPostgres.open(home, directory, Durability.FULL)) {
            assertThat(guest.startedHere()).isFalse();
            assertThat(guest.port()).isEqualTo(owner.port());
        }
    }

    @Test
    void refusesTheDataOfAnotherMajorVersion() throws IOException {
        EmbeddedPostgres.open(home, directory, Durability.FULL).close();
        Files.writeString(directory.resolve("data").resolve("PG_VERSION"), "9.6\n");
        assertThat(catchThrowable(() -> EmbeddedPostgres.open(home, directory, Durability.FULL)))
                .hasMessageContaining("belongs to PostgreSQL 9.6")
                .hasMessageContaining("mvn clean");
    }

    private Process startJvm(String mode) throws IOException {
        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        directory.toString(),
                        mode)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = new BufferedReader(new InputStreamReader(jvm.getInputStream(), StandardCharsets.UTF_8));
        assertThat(output.readLine()).isEqualTo("started");
        return jvm;
    }

    private long serverPid() throws IOException {
        return Long.parseLong(
                Files.readAllLines(directory.resolve("data/postmaster.pid")).get(0));
    }

    private static boolean endOf(long pid) {
        return Waiting.until(() -> ProcessHandle.of(pid).isEmpty(), Duration.ofSeconds(30));
    }

    private static TestDatabase database(EmbeddedPostgres server) {
        return new TestDatabase(server.jdbcUrl(EmbeddedPostgres.DATABASE), EmbeddedPostgres.USER, server.password());
    }

    /** A JVM that holds a server until it is killed. */
    static final class Holder {
        public static void main(String[] arguments) throws InterruptedException {
            EmbeddedPostgres server = EmbeddedPostgres.share(TestServer.home(), Path.of(arguments[0]), Durability.FULL);
            if (arguments[1].equals("detach")) {
                server.detach();
            }
            System.out.println("started");
            Thread.sleep(Duration.ofMinutes(5).toMillis());
        }
    }
}
