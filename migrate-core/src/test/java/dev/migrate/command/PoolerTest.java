package dev.migrate.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.migrate.MigrateException;
import dev.migrate.postgres.Database;
import dev.migrate.postgres.RunLock;
import dev.migrate.postgres.Tables;
import dev.migrate.revision.Target;
import dev.migrate.testing.PgBouncer;
import dev.migrate.testing.Project;
import dev.migrate.testing.TestDatabase;
import dev.migrate.testing.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Runs behind a real PgBouncer in transaction pooling, which lends each transaction another session. */
@ExtendWith(TestServer.class)
@Timeout(60)
class PoolerTest {

    private final Path base;
    private final TestDatabase direct;
    private PgBouncer pooler;
    private Project project;

    @SuppressWarnings("NullAway.Init")
    PoolerTest(@TempDir Path base, TestDatabase direct) {
        this.base = base;
        this.direct = direct;
    }

    @BeforeAll
    static void requirePooler() {
        assumeTrue(PgBouncer.isInstalled(), "pgbouncer is not installed");
    }

    @BeforeEach
    void start() throws IOException, InterruptedException {
        pooler = new PgBouncer(direct);
        project = new Project(base, pooler.database());
        project.table("a", "").table("b", "a").table("c", "b");
    }

    @AfterEach
    void stop() throws InterruptedException {
        pooler.close();
    }

    @Test
    void transactionsRunAsTheyDoWithoutIt() {
        project.migrate().upgrade(Target.parse("head"));
        project.migrate().downgrade(Target.parse("a"));
        assertThat(project.rows()).containsExactly("a");
        assertThat(project.migrate().current().atHead()).isFalse();
    }

    @Test
    void aStatementOutsideATransactionIsRefusedWithTheWayOut() {
        project.revision("d", "c", "create index concurrently i on a (id);", "drop index concurrently i;");
        MigrateException error = catchThrowableOfType(
                MigrateException.class, () -> project.migrate().upgrade(Target.parse("head")));
        assertThat(error.problem())
                .startsWith("migrations/d.sql:7: This statement runs outside a transaction, and a pooler");
        assertThat(error.hint()).isEqualTo("Point migrate.url at the server itself. Nothing was run.");
        assertThat(direct.tables()).isEmpty();

        new Project(base, direct).migrate().upgrade(Target.parse("head"));
        assertThat(project.rows()).containsExactly("d");
    }

    @Test
    void aStepInJavaThatAsksForWhatIsUnsafeLeavesNothing() {
        project.java("d", "c", "op.execute(\"create table d (id int)\");\nop.autocommit(\"analyze a\");", "");
        MigrateException error = catchThrowableOfType(
                MigrateException.class, () -> project.migrate().upgrade(Target.parse("head")));
        assertThat(error.problem())
                .startsWith("migrations/d.java:8: This statement runs outside a transaction, and a pooler")
                .endsWith("Kept: the 3 steps before it, up to c (step c). Of this step nothing was kept.");
        assertThat(direct.tables()).doesNotContain("d");
    }

    @Test
    void slicesRunBehindIt() {
        project.java(
                "d",
                "c",
                "op.execute(\"insert into a select generate_series(1, 50)\");\n"
                        + "op.batch(() -> op.query(\"delete from a where id in (select id from a limit 20) returning 1\")"
                        + ".size());",
                "");
        project.migrate().upgrade(Target.parse("head"));
        assertThat(direct.query("select count(*) from a")).containsExactly("0");
        assertThat(direct.query("select rows_done from migrate_log where revision = 'd'"))
                .containsExactly("50");
    }

    @Test
    void aBackfillInBatchesRunsBehindIt() {
        project.revision(
                "d",
                "c",
                "insert into a select generate_series(1, 50);\n-- migrate: repeat\n"
                        + "delete from a where id in (select id from a limit 20);",
                "select 1;");
        project.migrate().upgrade(Target.parse("head"));
        assertThat(direct.query("select count(*) from a")).containsExactly("0");
    }

    @Test
    void oneRunAtATimeHoldsBehindItToo() {
        List<CompletableFuture<Integer>> runs = IntStream.range(0, 4)
                .mapToObj(n ->
                        CompletableFuture.supplyAsync(() -> new Project(base, n % 2 == 0 ? pooler.database() : direct)
                                .migrate()
                                .upgrade(Target.parse("head"))
                                .steps()
                                .size()))
                .toList();
        assertThat(runs.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(3, 0, 0, 0);
    }

    // Case 8 of the locking experiments: the lock holds through the pooler and still lets a concurrent build through.
    @Test
    void anIndexIsBuiltConcurrentlyWhileTheLockIsHeldThroughIt() {
        direct.execute("create table t (id int)");
        Database database = new Database(project.settings().database().connection());
        Tables tables = new Tables("public", "migrate_version");
        try (RunLock held = RunLock.take(database, tables, Duration.ZERO, holder -> {})) {
            direct.execute("create index concurrently i on t (id)");
            assertThat(catchThrowableOfType(
                            MigrateException.class,
                            () -> RunLock.take(database, tables, Duration.ZERO, holder -> {})
                                    .close()))
                    .hasMessageContaining("Another run still holds the lock");
            assertThat(held).isNotNull();
        }
        RunLock.take(database, tables, Duration.ZERO, holder -> {}).close();
    }

    @Test
    void noSettingLeaksToOtherClients() {
        project.revision("d", "c", "set search_path = ''; set lock_timeout = '1h'; set role pg_monitor;", "select 1;");
        project.migrate().upgrade(Target.parse("head"));
        TestDatabase other = pooler.database();
        for (int n = 0; n < 8; n++) {
            assertThat(other.query(
                            "select current_setting('search_path'), current_setting('lock_timeout'), current_user"))
                    .containsExactly("\"$user\", public|0|postgres");
        }
    }
}
