package dev.migrate.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.revision.Target;
import dev.migrate.runner.RunEvent;
import dev.migrate.testing.Project;
import dev.migrate.testing.TestDatabase;
import dev.migrate.testing.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * What makes the peers hang, fail or run twice, as whole runs. Beside these: the snapshot of the lock's transaction in
 * {@code RunLockTest}, what an interrupted build leaves in {@code SplitStepTest}, and everything behind a pooler in
 * {@code PoolerTest}.
 */
@ExtendWith(TestServer.class)
@Timeout(120)
class LockingCasesTest {

    private static final String CONCURRENTLY = "create index concurrently i on a (id);";

    private final Path base;
    private final TestDatabase database;
    private final Project project;

    LockingCasesTest(@TempDir Path base, TestDatabase database) {
        this.base = base;
        this.database = database;
        this.project = new Project(base, database);
        project.table("a", "");
    }

    // Flyway's default lock hangs here for ever.
    @Test
    void case1AConcurrentBuildGoesThroughUnderTheLockOfItsOwnRun() {
        project.revision("b", "a", CONCURRENTLY, "drop index concurrently i;");
        upgrade();
        assertThat(validIndexes()).isEqualTo("1");
    }

    // Flyway then fails with "relation already exists", as its history has no row of the build.
    @Test
    void case2ARunThatIsKilledInAConcurrentBuildIsFinishedByTheNext() throws IOException, InterruptedException {
        database.execute("create table busy (id int)");
        project.revision("b", "a", "create index concurrently i on busy (id);", "drop index concurrently i;");
        try (var reader = database.connect()) {
            reader.setAutoCommit(false);
            try (var statement = reader.createStatement()) {
                statement.execute("insert into busy values (1)"); // the build waits for this transaction
            }
            Process runner = Runner.start(base, database);
            await(
                    "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query like 'create index conc%'");
            runner.destroyForcibly().waitFor();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        upgrade();
        assertThat(project.rows()).containsExactly("b");
        assertThat(validIndexes()).isEqualTo("1");
    }

    @Test
    void case5AServerWhoseDefaultIsRepeatableReadStopsNoBuild() {
        database.execute(
                "alter database " + database.name() + " set default_transaction_isolation = 'repeatable read'");
        project.revision("b", "a", CONCURRENTLY, "drop index concurrently i;");
        upgrade();
        assertThat(validIndexes()).isEqualTo("1");
    }

    @Test
    void case6ARunThatWaitsForTheLockDoesNotDisturbABuild() {
        project.revision("b", "a", "select pg_sleep(1);\nselect 1;", "select 1;")
                .revision("c", "b", CONCURRENTLY, "drop index concurrently i;");
        CompletableFuture<Void> first = CompletableFuture.runAsync(this::upgrade);
        await("select count(*) from pg_stat_activity where application_name = 'migrate' and state = 'active' "
                + "and pid <> pg_backend_pid() and datname = current_database()");
        Project second = new Project(base, database);
        assertThat(second.migrate().upgrade(Target.parse("head")).steps()).isEmpty();
        first.join();
        assertThat(second.events()).anyMatch(RunEvent.Waiting.class::isInstance);
        assertThat(validIndexes()).isEqualTo("1");
    }

    // The server goes on with the last message of a client that is gone; whoever comes next must not overtake it.
    @Test
    void case10ARunWaitsForWhatAKilledOneHasLeftWithTheServer() throws IOException, InterruptedException {
        project.revision("b", "a", "select pg_sleep(1.5);\ncreate table b (id int);", "drop table b;");
        Process runner = Runner.start(base, database);
        await("select count(*) from pg_stat_activity where query like '%pg_sleep%' and state = 'active' "
                + "and pid <> pg_backend_pid() and datname = current_database()");
        runner.destroyForcibly().waitFor();

        upgrade();

        assertThat(project.events()).anyMatch(RunEvent.Waiting.class::isInstance);
        assertThat(project.rows()).containsExactly("b");
        assertThat(database.query("select count(*) from migrate_log where revision = 'b'"))
                .containsExactly("1");
    }

    private void upgrade() {
        assertThat(project.migrate().upgrade(Target.parse("head")).after().ids())
                .hasSize(1);
    }

    private void await(String count) {
        while (database.query(count).equals(List.of("0"))) {
            Thread.onSpinWait();
        }
    }

    private String validIndexes() {
        return database.query("select count(*) from pg_index where indexrelid = to_regclass('i') and indisvalid")
                .get(0);
    }
}
