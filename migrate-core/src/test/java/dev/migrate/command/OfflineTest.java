package dev.migrate.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.migrate.MigrateException;
import dev.migrate.postgres.Database;
import dev.migrate.postgres.ServerError;
import dev.migrate.postgres.Session;
import dev.migrate.revision.Target;
import dev.migrate.sql.SqlText;
import dev.migrate.sql.Statement;
import dev.migrate.sql.StatementSplitter;
import dev.migrate.testing.Project;
import dev.migrate.testing.TestDatabase;
import dev.migrate.testing.TestServer;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Scripts for psql over {@code a <- b <- c}, compared with the live run. */
@ExtendWith(TestServer.class)
class OfflineTest {

    private static final String BOOKS =
            "select revision, direction, stamped, message, checksum, database_role, client_host from migrate_log order by id";

    private final Project live;
    private final Project offline;

    OfflineTest(@TempDir Path base, TestDatabase live, TestDatabase offline) {
        this.live = new Project(base, live);
        this.offline = new Project(base, offline);
    }

    @BeforeEach
    void writeRevisions() {
        live.table("a", "").table("b", "a").table("c", "b");
        live.revision(
                "d",
                "c",
                "create table d (word text);\ncopy d from stdin;\none; two\n\\.\ninsert into d values ('three');",
                "drop table d;");
    }

    @Test
    void theScriptLeavesWhatTheLiveRunLeaves() {
        live.migrate().upgrade(Target.parse("head"));
        run(offline.migrate().upgradeSql(OfflinePlan.parse("head", "")));
        assertSame();

        live.migrate().downgrade(Target.parse("b"));
        run(offline.migrate().downgradeSql(OfflinePlan.parse("b", "")));
        assertSame();

        live.migrate().stamp(List.of(Target.parse("d")), Migrate.Purge.NO);
        run(offline.migrate().stampSql(OfflinePlan.parse("d", "")));
        assertSame();
    }

    @Test
    void aRevisionInJavaGivesItsSql() {
        live.java("e", "d", """
                for (int i = 0; i < 2; i++) {
                    op.execute("insert into d values ('" + i + "')");
                }
                op.autocommit("analyze d");""", "op.execute(\"delete from d where word in ('0', '1')\");");
        live.migrate().upgrade(Target.parse("head"));
        run(offline.migrate().upgradeSql(OfflinePlan.parse("head", "")));
        assertSame();
        assertThat(offline.database().query("select word from d")).containsExactly("one; two", "three", "0", "1");

        live.migrate().downgrade(Target.parse("b"));
        run(offline.migrate().downgradeSql(OfflinePlan.parse("b", "")));
        assertSame();
    }

    @Test
    void aRevisionInJavaThatAsksForADatabaseIsRefused() {
        live.java("e", "d", "op.execute(\"select 1\");\ntry { op.query(\"select 1\"); } catch (Exception e) { }", "");
        MigrateException error = catchThrowableOfType(
                MigrateException.class, () -> offline.migrate().upgradeSql(OfflinePlan.parse("head", "")));
        assertThat(error.problem())
                .isEqualTo("migrations/e.java:8: op.query needs a database, so there is no script of this revision.");
        assertThat(error.hint())
                .isEqualTo("Upgrade without -Dsql, or write scripts of what comes before and after it: "
                        + "-Dtarget=<from>:<to>. Nothing was written.");
    }

    @Test
    void aRevisionInJavaThatFailsGivesNoScript() {
        live.java("e", "d", "\nthrow new IllegalStateException(\"no rates\");", "");
        MigrateException error = catchThrowableOfType(
                MigrateException.class, () -> offline.migrate().upgradeSql(OfflinePlan.parse("head", "")));
        assertThat(error.problem()).isEqualTo("migrations/e.java:8\njava.lang.IllegalStateException: no rates");
    }

    @Test
    void aRangeNeedsNoDatabase() {
        String script = offline.migrate().upgradeSql(OfflinePlan.parse("b:c", "release 7"));
        assertThat(script.lines().filter(line -> line.startsWith("-- ")))
                .containsExactly(
                        "-- Migrate " + ToolVersion.get(),
                        "-- tag: release 7",
                        "-- start: b",
                        "-- upgrade b -> c, step c");
        assertThat(script).doesNotContain("create table if not exists public.migrate_version");
    }

    @Test
    void aDowngradeRangeWalksBack() {
        String script = offline.migrate().downgradeSql(OfflinePlan.parse("c:base", ""));
        assertThat(script.lines().filter(line -> line.startsWith("-- down")))
                .containsExactly(
                        "-- downgrade c -> b, step c",
                        "-- downgrade b -> a, step b",
                        "-- downgrade a -> <base>, step a");
        assertThat(script).contains("delete from public.migrate_version where version_num operator(pg_catalog.=) 'a';");
    }

    @Test
    void aScriptStopsOnADatabaseThatIsElsewhere() {
        live.migrate().upgrade(Target.parse("a"));
        String script = live.migrate().upgradeSql(OfflinePlan.parse("b:c", ""));

        ServerError error = catchThrowableOfType(ServerError.class, () -> run(live, script));

        assertThat(error.said()).isEqualTo("ERROR P0001: This script is for a database at b, and this one is at a.");
        assertThat(live.rows()).containsExactly("a");
    }

    @Test
    void aScriptForAnEmptyDatabaseStopsOnAnother() {
        live.migrate().upgrade(Target.parse("a"));
        String script = live.migrate().upgradeSql(OfflinePlan.parse("base:c", ""));
        assertThat(catchThrowableOfType(ServerError.class, () -> run(live, script))
                        .said())
                .contains("This script is for a database at <base>, and this one is at a.");
    }

    @Test
    void anIrreversibleStepIsRefusedInAScriptToo() {
        live.revision("e", "d", "select 1;", "-- migrate: irreversible");
        MigrateException error = catchThrowableOfType(
                MigrateException.class, () -> offline.migrate().downgradeSql(OfflinePlan.parse("e:d", "")));
        assertThat(error.problem())
                .isEqualTo("Cannot downgrade e (step e): migrations/e.sql:9 says that it is irreversible.");
    }

    private void run(String script) {
        run(offline, script);
    }

    private static void run(Project project, String script) {
        String sql = script.lines().filter(line -> !line.startsWith("\\set")).collect(Collectors.joining("\n"));
        try (Session session = new Database(project.settings().database().connection()).connect()) {
            StatementSplitter.split(SqlText.of("script", sql)).stream()
                    .map(Statement.class::cast)
                    .forEach(session::run);
        }
    }

    private void assertSame() {
        assertThat(offline.database().tables()).isEqualTo(live.database().tables());
        assertThat(offline.rows()).isEqualTo(live.rows());
        assertThat(offline.database().query(BOOKS)).isEqualTo(live.database().query(BOOKS));
    }
}
