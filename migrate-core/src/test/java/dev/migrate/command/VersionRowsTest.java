package dev.migrate.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.migrate.MigrateException;
import dev.migrate.revision.Target;
import dev.migrate.runner.RunEvent;
import dev.migrate.runner.RunResult;
import dev.migrate.runner.RunSettings;
import dev.migrate.runner.RunSettings.TransactionMode;
import dev.migrate.runner.StepFailedException;
import dev.migrate.testing.Project;
import dev.migrate.testing.TestDatabase;
import dev.migrate.testing.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Others who write into the version rows and the log while a run is at work over {@code a1 <- a2 <- a3}: no step is done
 * twice, no row is lost, and no run says that it went well when it did not.
 */
@ExtendWith(TestServer.class)
@Timeout(60)
class VersionRowsTest {

    private static final String SLEEP = "insert into x values (2); select pg_sleep(0.8);";

    private final Path base;
    private final Project project;
    private final TestDatabase database;

    VersionRowsTest(@TempDir Path base, TestDatabase database) {
        this.base = base;
        this.project = new Project(base, database);
        this.database = database;
    }

    @BeforeEach
    void writeRevisions() {
        project.revision("a1", "", "create table x (i int);", "drop table x;")
                .revision("a2", "a1", SLEEP, "delete from x where i = 2;")
                .revision("a3", "a2", "insert into x values (3);", "delete from x where i = 3;");
    }

    // found/run/version-rows-unchecked
    @Test
    void aRowThatIsDeletedWhileAStepRunsRollsTheStepBack() throws InterruptedException {
        StepFailedException error = failureWith("delete from migrate_version");

        assertThat(error.problem()).startsWith("""
                        Cannot upgrade to a2 (step a2): somebody else has changed the version rows or the log while this run was \
                        at work.
                        public.migrate_version should hold a1 and holds no row. The log tells of no other run, so it was done by \
                        hand or by another tool.""").endsWith("""
                        Kept: the step before it, up to a1 (step a1). Of this step nothing was kept.""");
        assertThat(error.hint())
                .isEqualTo("The schema is at a1 as far as this run has come. If it still is, say so with "
                        + "`mvn migrate:stamp -Drevisions=a1 -Dpurge`, and run this again.");
        assertThat(database.query("select i from x")).isEmpty();
        assertThat(project.rows()).isEmpty();

        project.migrate().stamp(List.of(Target.parse("a1")), Migrate.Purge.YES);
        upgrade();
        assertEverythingOnce();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update migrate_version set version_num = 'a3'",
                "insert into migrate_version values ('zz')",
                "delete from migrate_version; insert into migrate_version values ('a1'), ('b')"
            })
    void rowsThatAreChangedByHandRollTheStepBack(String change) throws InterruptedException {
        StepFailedException error = failureWith(change);
        assertThat(error.problem()).contains("public.migrate_version should hold a1 and holds ");
        assertThat(database.query("select i from x")).isEmpty();
        assertThat(database.query("select revision from migrate_log")).containsExactly("a1");
    }

    @Test
    void theWayDownLooksAtTheRowsToo() throws InterruptedException {
        upgrade();
        project.revision("a2", "a1", SLEEP, "select pg_sleep(0.8); delete from x where i = 2;");
        StepFailedException error = failureWith(
                () -> project.migrate().downgrade(Target.parse("base")), "a2", "delete from migrate_version");
        assertThat(error.problem()).contains("public.migrate_version should hold a2 and holds no row.");
        assertThat(database.query("select i from x")).containsExactly("2");
    }

    @Test
    void aRunInOneTransactionLooksAtTheRowsToo() throws InterruptedException {
        project.with(
                new RunSettings(TransactionMode.ALL, Duration.ofSeconds(5), Duration.ZERO, Duration.ofMinutes(1), 5));
        project.migrate().upgrade(Target.parse("a1"));
        StepFailedException error = failureWith("delete from migrate_version");
        assertThat(error.problem()).contains("should hold a1 and holds no row.");
        assertThat(database.query("select i from x")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-- migrate: autocommit\nselect pg_sleep(0.8);\ninsert into x values (2);",
                "-- migrate: repeat\nupdate x set i = 2 from (select pg_sleep(0.8)) as s where i = 0;\nselect 1;"
            })
    void aStepOfSeveralTransactionsLooksAtTheRowsInEach(String upgrade) throws InterruptedException {
        project.revision("a1", "", "create table x (i int); insert into x values (0);", "drop table x;")
                .revision("a2", "a1", upgrade, "");
        StepFailedException error = failureWith("delete from migrate_version");
        assertThat(error.problem()).contains("should hold a1 and holds no row.");
        assertThat(database.query("select count(*) from migrate_log where finished_at is not null"))
                .containsExactly("1");
    }

    @Test
    void aStepInJavaLooksAtTheRowsBeforeEachSlice() throws InterruptedException {
        project.remove("a2");
        project.java(
                "a2",
                "a1",
                "op.batch(() -> { op.execute(\"insert into x values (2)\"); Thread.sleep(300); return 1; });",
                "");
        StepFailedException error = failureWith("delete from migrate_version");
        assertThat(error.problem())
                .contains("should hold a1 and holds no row.")
                .containsPattern(
                        "of this step the first (run|\\d+ runs) of migrations/a2.java:7 \\(op.batch\\) with \\d+ row");
    }

    @Test
    void theRowOfTheLogThatSaysHowFarAStepHasComeIsMissed() throws InterruptedException {
        project.revision("a2", "a1", "-- migrate: autocommit\nselect pg_sleep(0.8);\ninsert into x values (2);", "");
        StepFailedException error = failureWith("delete from migrate_log where revision = 'a2'");
        assertThat(error.problem())
                .contains(
                        "The version rows are as they should be, but not the row of this step in public.migrate_log.");
        assertThat(database.query("select i from x")).isEmpty();
        assertThat(project.rows()).containsExactly("a1");
    }

    // found/run/two-runners
    @Test
    void aRevisionThatReleasesTheLocksLetsNobodyIn() throws InterruptedException {
        project.revision("a2", "a1", "select pg_advisory_unlock_all();", "select 1;")
                .revision("a3", "a2", "insert into x values (3); select pg_sleep(1); insert into x values (4);", "");
        CompletableFuture<RunResult> first = CompletableFuture.supplyAsync(this::upgrade);
        awaitStart(first, "a3");
        endLockSession();
        CompletableFuture<RunResult> second = CompletableFuture.supplyAsync(
                () -> new Project(base, database).migrate().upgrade(Target.parse("head")));

        assertThat(first.join().steps()).hasSize(3);
        assertThat(second.join().steps()).isEmpty();
        assertThat(database.query("select i from x order by 1")).containsExactly("3", "4");
        assertThat(database.query("select revision from migrate_log order by id"))
                .containsExactly("a1", "a2", "a3");
    }

    @Test
    void aStatementThatDiscardsTheSessionLetsNobodyIn() throws InterruptedException {
        project.revision("a2", "a1", "discard all;", "select 1;")
                .revision("a3", "a2", "-- migrate: autocommit\nselect pg_sleep(1);\ninsert into x values (3);", "");
        CompletableFuture<RunResult> first = CompletableFuture.supplyAsync(this::upgrade);
        awaitStart(first, "a3");
        endLockSession();
        CompletableFuture<RunResult> second = CompletableFuture.supplyAsync(
                () -> new Project(base, database).migrate().upgrade(Target.parse("head")));
        assertThat(first.join().steps()).hasSize(3);
        assertThat(second.join().steps()).isEmpty();
        assertThat(database.query("select i from x")).containsExactly("3");
    }

    @Test
    void whatAnotherRunHasDoneMeanwhileIsNamed() throws InterruptedException {
        StepFailedException error = failureWith("""
                update migrate_version set version_num = 'a2';
                insert into migrate_log (revision, direction, stamped, message, checksum, started_at, finished_at,
                  tool_version, database_role, client_host)
                  values ('a2', 'upgrade', false, '', '', now(), now(), '1', 'mig', '10.0.0.1')""");
        assertThat(error.problem()).contains("The log tells of another run: upgrade of a2 by mig from 10.0.0.1.");
        assertThat(error.hint()).isEqualTo("Run this again: it goes on from where the database is now.");
    }

    @Test
    void onlyAPlanThatIsTrueIsCommittedAlsoByAStamp() throws InterruptedException {
        upgrade();
        database.execute("create function slow() returns trigger language plpgsql as "
                + "$$ begin perform pg_sleep(0.5); return new; end $$; "
                + "create trigger slow before update on migrate_version for each row execute function slow()");
        CompletableFuture<Void> stamp = CompletableFuture.runAsync(
                () -> project.migrate().stamp(List.of(Target.parse("a1")), Migrate.Purge.NO));
        while (database.query("select 1 from pg_stat_activity where wait_event = 'PgSleep'")
                        .isEmpty()
                && !stamp.isDone()) {
            Thread.onSpinWait();
        }
        database.execute("insert into migrate_version values ('zz')");
        CompletionException thrown = catchThrowableOfType(CompletionException.class, stamp::join);
        assertThat(((MigrateException) Objects.requireNonNull(thrown.getCause())).problem())
                .contains("should hold a3 and holds a3,zz");
        assertThat(project.rows()).containsExactly("a3", "zz");
    }

    private StepFailedException failureWith(String change) throws InterruptedException {
        return failureWith(this::upgrade, "a2", change);
    }

    private StepFailedException failureWith(Runnable run, String step, String change) throws InterruptedException {
        CompletableFuture<Void> running = CompletableFuture.runAsync(run);
        awaitStart(running, step);
        assertThat(running).as("a run that is still at work").isNotDone();
        database.execute(change);
        CompletionException thrown = catchThrowableOfType(CompletionException.class, running::join);
        return (StepFailedException) Objects.requireNonNull(thrown.getCause());
    }

    private RunResult upgrade() {
        return project.migrate().upgrade(Target.parse("head"));
    }

    /** Waits until the step is at work, or the run is over. */
    private void awaitStart(CompletableFuture<?> run, String revision) throws InterruptedException {
        while (!run.isDone()
                && project.events().stream()
                        .noneMatch(event -> event instanceof RunEvent.Started started && isOf(started, revision))) {
            Thread.sleep(5);
        }
        while (!run.isDone() && (database.tables().isEmpty() || isQuiet())) {
            Thread.sleep(5);
        }
    }

    private boolean isQuiet() {
        return database.query(
                        "select 1 from pg_stat_activity where datname = current_database() and "
                                + "application_name = 'migrate' and (wait_event = 'PgSleep' or query like '%into x values (2)%')")
                .isEmpty();
    }

    private static boolean isOf(RunEvent.Started started, String revision) {
        return (started.step() instanceof dev.migrate.revision.Step.Upgrade up
                        && up.revision().id().value().equals(revision))
                || (started.step() instanceof dev.migrate.revision.Step.Downgrade down
                        && down.revision().id().value().equals(revision));
    }

    private void endLockSession() {
        assertThat(database.query(
                        "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() "
                                + "and application_name = 'migrate' and state = 'idle in transaction'"))
                .isNotEmpty();
    }

    private void assertEverythingOnce() {
        assertThat(database.query("select i from x order by 1")).containsExactly("2", "3");
        assertThat(project.rows()).containsExactly("a3");
    }
}
