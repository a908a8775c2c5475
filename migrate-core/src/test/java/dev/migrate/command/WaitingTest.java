package dev.migrate.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.migrate.postgres.RunLock;
import dev.migrate.postgres.Tables;
import dev.migrate.revision.Target;
import dev.migrate.runner.RunEvent;
import dev.migrate.runner.RunSettings;
import dev.migrate.runner.RunSettings.TransactionMode;
import dev.migrate.runner.StepFailedException;
import dev.migrate.testing.Project;
import dev.migrate.testing.TestDatabase;
import dev.migrate.testing.TestServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that others stand in the way of. */
@ExtendWith(TestServer.class)
@Timeout(60)
class WaitingTest {

    private final Path base;
    private final Project project;
    private final TestDatabase database;

    WaitingTest(@TempDir Path base, TestDatabase database) {
        this.base = base;
        this.project = new Project(base, database);
        this.database = database;
        project.table("a", "").revision("b", "a", "alter table a add y int;", "alter table a drop y;");
    }

    @Test
    void aLockThatOthersHoldIsTriedAgainAndGivenUpCleanly() throws SQLException {
        project.with(settings(Duration.ofMillis(100), 2));
        upgrade("a");
        try (Connection reader = reading("a")) {
            StepFailedException error = catchThrowableOfType(StepFailedException.class, () -> upgrade("head"));

            assertThat(reader.isClosed()).isFalse();
            assertThat(error.problem()).isEqualTo("""
                            Cannot upgrade to b (step b): migrations/b.sql:7
                            ERROR 55P03: canceling statement due to lock timeout
                              7 | alter table a add y int
                            It was tried 3 times.
                            Nothing was kept: its transaction was rolled back, and it was the first step of this run.""");
            assertThat(error.hint()).contains("-Dmigrate.lockTimeout=30s");
        }
        assertThat(retries()).containsExactly("1 of 2", "2 of 2");
        upgrade("head");
        assertThat(project.rows()).containsExactly("b");
    }

    @Test
    void aRunGoesThroughWhenTheLockIsGone() throws SQLException {
        project.with(settings(Duration.ofMillis(100), 1000));
        upgrade("a");
        Connection reader = reading("a");
        CompletableFuture<Void> run = CompletableFuture.runAsync(() -> upgrade("head"));
        while (retries().isEmpty() && !run.isDone()) {
            Thread.onSpinWait();
        }
        reader.close();
        run.join();
        assertThat(project.rows()).containsExactly("b");
    }

    @Test
    void whoeverBlocksIsNamedWhileTheStepWaits() throws SQLException {
        project.with(settings(Duration.ZERO, 0));
        upgrade("a");
        Connection reader = reading("a");
        CompletableFuture<Void> run = CompletableFuture.runAsync(() -> upgrade("head"));
        while (running().isEmpty() && !run.isDone()) {
            Thread.onSpinWait();
        }
        reader.close();
        run.join();
        assertThat(running().get(0))
                .matches(
                        "blocked by process \\d+ \\(PostgreSQL JDBC Driver, user postgres, transaction open for [0-9:]+\\)");
    }

    /** A concurrent build waits for every transaction that has looked at anything, and would wait for the one that waits. */
    @Test
    void whoWaitsForAnotherSessionLooksAtNothingInItsTransaction() throws SQLException, InterruptedException {
        upgrade("a");
        String transactions = "select pid, state_change from pg_stat_activity where datname = current_database()"
                + " and state = 'idle in transaction'";
        CompletableFuture<Void> run;
        try (Connection worker = database.connect();
                Statement statement = worker.createStatement()) {
            statement.execute("select " + RunLock.sessionAdmission(Tables.STANDARD));
            run = CompletableFuture.runAsync(() -> upgrade("head"));
            while (project.events().stream().noneMatch(RunEvent.Waiting.class::isInstance) && !run.isDone()) {
                Thread.onSpinWait();
            }
            List<String> first = database.query(transactions);
            Thread.sleep(1000);
            assertThat(database.query(transactions)).hasSize(1).isEqualTo(first);
        }
        run.join();
    }

    @Test
    void aLongStepTellsThatItStillRuns() {
        project.revision("b", "a", "select pg_sleep(2.8);", "").table("c", "b");
        upgrade("head");
        assertThat(project.events().stream().map(event -> event.getClass().getSimpleName()))
                .containsExactly(
                        "Planned", "Started", "Finished", "Started", "Running", "Finished", "Started", "Finished");
    }

    // One row a page, and a hundredth of a second for each: the server counts pages.
    @ParameterizedTest
    @ValueSource(strings = {"", "concurrently"})
    void theShareDoneOfAnIndexIsTold(String how) {
        database.execute("""
                create function slow(x text) returns text immutable language plpgsql as
                  $$ begin perform pg_sleep(0.01); return left(x, 10); end $$;
                create table page (x text);
                alter table page alter x set storage plain;
                insert into page select repeat(n::text, 5000 / length(n::text)) from generate_series(1, 400) n;
                """);
        project.revision("b", "a", "create index " + how + " page_x on page (slow(x));", "drop index page_x;");
        upgrade("head");
        assertThat(running().get(0)).matches("building index(: [a-z ]+)?: [1-9]\\d? %");
    }

    // Round trips grow with bytes, so that a second run may come between two runs but never into one.
    @Test
    void ofManyRunsAtOnceEachRevisionIsAppliedOnce() {
        for (int n = 0; n < 20; n++) {
            project.table("n" + n, n == 0 ? "b" : "n" + (n - 1));
        }
        List<CompletableFuture<Integer>> runs = IntStream.range(0, 8)
                .mapToObj(n -> CompletableFuture.supplyAsync(() -> new Project(base, database)
                        .migrate()
                        .upgrade(Target.parse("head"))
                        .steps()
                        .size()))
                .toList();
        assertThat(runs.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(22, 0, 0, 0, 0, 0, 0, 0);
        assertThat(database.query("select count(*), count(distinct revision) from migrate_log"))
                .containsExactly("22|22");
    }

    private static RunSettings settings(Duration lockTimeout, int retries) {
        return new RunSettings(TransactionMode.REVISION, lockTimeout, Duration.ZERO, Duration.ofMinutes(1), retries);
    }

    /** A transaction that has read a table and stays open. */
    private Connection reading(String table) throws SQLException {
        Connection connection = database.connect();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("select * from " + table);
        }
        return connection;
    }

    private void upgrade(String target) {
        assertThat(project.migrate().upgrade(Target.parse(target)).steps()).isNotEmpty();
    }

    private List<String> retries() {
        return List.copyOf(project.events()).stream()
                .filter(RunEvent.Retrying.class::isInstance)
                .map(event -> ((RunEvent.Retrying) event).retry() + " of " + ((RunEvent.Retrying) event).retries())
                .toList();
    }

    private List<String> running() {
        return List.copyOf(project.events()).stream()
                .filter(RunEvent.Running.class::isInstance)
                .map(event -> ((RunEvent.Running) event).detail())
                .toList();
    }
}
