package dev.migrate.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.migrate.MigrateException;
import dev.migrate.revision.Target;
import dev.migrate.runner.RunEvent;
import dev.migrate.runner.RunSettings;
import dev.migrate.runner.RunSettings.TransactionMode;
import dev.migrate.runner.StepFailedException;
import dev.migrate.testing.Project;
import dev.migrate.testing.TestDatabase;
import dev.migrate.testing.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Steps in Java that take several transactions: {@code a <- b <- c}, where b does. */
@ExtendWith(TestServer.class)
class JavaSplitStepTest {

    private static final String JOURNAL =
            "select revision, direction, statements_done, finished_at is not null, rows_done from migrate_log order by id";

    private final Project project;
    private final TestDatabase database;

    JavaSplitStepTest(@TempDir Path base, TestDatabase database) {
        this.project = new Project(base, database);
        this.database = database;
    }

    @BeforeEach
    void writeRevisions() {
        project.revision(
                "a",
                "",
                "create table t (id int, x int); insert into t select n from generate_series(1, 100) n;",
                "drop table t;");
    }

    @Test
    void whatRefusesATransactionRunsOutsideOfIt() {
        project.java(
                "b", "a", """
                op.execute("create index concurrently t_id on t (id)");
                op.execute("alter table t add y int");
                op.autocommit("analyze t");
                op.repeat("update t set y = 1 where id in (select id from t where y is null limit 30)");
                op.execute("alter table t alter y set not null");
                """, "op.execute(\"alter table t drop y\"); op.execute(\"drop index concurrently t_id\");");
        upgrade("head");
        assertThat(database.query(JOURNAL)).containsExactly("a|upgrade|null|t|null", "b|upgrade|4|t|100");
        assertThat(database.query("select indisvalid from pg_index where indexrelid = 't_id'::regclass"))
                .containsExactly("t");
        assertThat(finished()).containsExactly("a", "b");

        project.migrate().downgrade(Target.parse("a"));
        assertThat(database.query(JOURNAL)).last().isEqualTo("b|downgrade|2|t|null");
        assertThat(project.rows()).containsExactly("a");
    }

    @Test
    void afterAFailureItGoesOnWithTheStatementThatDidNotFinish() {
        database.execute("create table other (id int)");
        project.java("b", "a", """
                op.execute("insert into t values (1)");
                op.execute("create unique index concurrently t_id on t (id)");
                op.execute("alter table t add y int");
                """, "");
        StepFailedException error = catchThrowableOfType(StepFailedException.class, () -> upgrade("head"));
        assertThat(error.problem()).isEqualTo("""
                        Cannot upgrade to b (step b): migrations/b.java:8
                        ERROR 23505: could not create unique index "t_id"
                        DETAIL: Key (id)=(1) is duplicated.
                            | create unique index concurrently t_id on t (id)
                        Kept: the steps before it, up to a (step a), and of this step everything up to migrations/b.java:7. \
                        It is half done: what came after that was rolled back.""");
        assertThat(error.hint())
                .isEqualTo("Mend what is in the way and run this again: it goes on after what was kept.");
        assertThat(database.query(JOURNAL)).containsExactly("a|upgrade|null|t|null", "b|upgrade|1|f|null");

        database.execute("delete from t where ctid = (select max(ctid) from t where id = 1)");
        upgrade("head");

        assertThat(project.rows()).containsExactly("b");
        assertThat(database.query("select count(*) from t")).containsExactly("100");
        assertThat(database.query(JOURNAL)).containsExactly("a|upgrade|null|t|null", "b|upgrade|2|t|null");
        assertThat(project.events())
                .filteredOn(RunEvent.Resumed.class::isInstance)
                .hasSize(1);
    }

    @Test
    void theDonePartMustNotChange() {
        project.java("b", "a", "op.execute(\"select 1\"); op.execute(\"vacuum nowhere\");", "");
        assertThat(catchThrowableOfType(StepFailedException.class, () -> upgrade("head"))
                        .kept())
                .hasSize(1);

        project.java("b", "a", "op.execute(\"select 2\"); op.execute(\"vacuum t\");", "");
        String changed = "Revision b (step b) is half done, and its file has changed in the part that is";
        assertThat(catchThrowableOfType(MigrateException.class, () -> upgrade("head"))
                        .problem())
                .startsWith(changed);
        project.java("b", "a", "", "");
        assertThat(catchThrowableOfType(MigrateException.class, () -> upgrade("head"))
                        .problem())
                .startsWith(changed);

        project.java("b", "a", "op.execute(\"select 1\"); op.execute(\"vacuum t\");", "");
        upgrade("head");
        assertThat(project.rows()).containsExactly("b");
    }

    @Test
    void workInSlicesIsCommittedSliceBySlice() {
        project.java("b", "a", """
                long rows = op.batch(() -> {
                    var ids = op.query("update t set x = 1 where id in (select id from t where x is null order by id limit 40) returning id");
                    return ids.size();
                });
                op.execute("create table counted as select " + rows + " as n");
                """, "");
        upgrade("head");
        assertThat(database.query("select n from counted")).containsExactly("100");
        assertThat(database.query("select count(distinct xmin::text) from t")).containsExactly("3");
        assertThat(database.query(JOURNAL)).containsExactly("a|upgrade|null|t|null", "b|upgrade|1|t|100");
    }

    @Test
    void interruptedSlicesStayAndTheNextRunGoesOn() {
        project.java("b", "a", """
                op.execute("create table u (id int)");
                op.batch(() -> {
                    var ids = op.query("select id from t where x is null order by id limit 40");
                    for (var row : ids) {
                        op.execute("update t set x = 1 / (id - 60) where id = " + row.integer("id"));
                    }
                    return ids.size();
                });
                op.execute("insert into u select count(x) from t");
                """, "");
        StepFailedException error = catchThrowableOfType(StepFailedException.class, () -> upgrade("head"));
        assertThat(error.problem()).startsWith("""
                        Cannot upgrade to b (step b): migrations/b.java:11
                        ERROR 22012: division by zero
                            | update t set x = 1 / (id - 60) where id = 60
                        """);
        assertThat(database.query("select count(x) from t")).containsExactly("40");
        assertThat(database.query(JOURNAL)).containsExactly("a|upgrade|null|t|null", "b|upgrade|1|f|40");

        database.execute("update t set x = 0 where id = 60");
        upgrade("head");
        assertThat(database.query("select id from u")).containsExactly("100");
        assertThat(database.query(JOURNAL)).containsExactly("a|upgrade|null|t|null", "b|upgrade|2|t|99");
    }

    @Test
    void whatASliceThrowsIsTold() {
        project.java(
                "b",
                "a",
                "try {\nop.batch(() -> {\nthrow new java.io.IOException(\"gone\"); });\n" + "} catch (Exception e) { }",
                "");
        assertThat(catchThrowableOfType(StepFailedException.class, () -> upgrade("head"))
                        .problem())
                .startsWith("Cannot upgrade to b (step b): migrations/b.java:9\njava.io.IOException: gone\n");
        assertThat(project.rows()).containsExactly("a");
    }

    @Test
    void whatCannotBePassedOverMustNotStandBeforeACommit() {
        for (String work : List.of(
                "op.connection().createStatement().execute(\"create table u (id int)\");",
                "op.query(\"insert into t values (0) returning id\");",
                "op.query(\"with i as (insert into t values (0) returning id) select * from i\");")) {
            project.java("b", "a", work + "\nop.autocommit(\"analyze t\");", "");
            assertThat(catchThrowableOfType(MigrateException.class, () -> upgrade("head"))
                            .problem())
                    .startsWith(
                            "migrations/b.java:8: What stands here commits what was done before it, and the work of "
                                    + "migrations/b.java:7 (op.");
            assertThat(database.tables()).doesNotContain("u");
            assertThat(database.query(JOURNAL)).containsExactly("a|upgrade|null|t|null");
        }
    }

    @Test
    void aSliceIsATransaction() {
        project.java("b", "a", "op.batch(() -> { op.execute(\"vacuum t\"); return 0; });", "");
        assertThat(catchThrowableOfType(MigrateException.class, () -> upgrade("head"))
                        .problem())
                .startsWith("migrations/b.java:7: A statement that runs outside a transaction stands in op.batch");
    }

    @Test
    void anIndexWithoutANameIsRefusedAndNothingOfTheStepStays() {
        project.java(
                "b",
                "a",
                "op.execute(\"create table u (id int)\");\n" + "op.execute(\"create index concurrently on t (id)\");",
                "");
        assertThat(catchThrowableOfType(MigrateException.class, () -> upgrade("head"))
                        .problem())
                .startsWith("migrations/b.java:8: An index that is built concurrently needs a name");
        assertThat(database.tables()).doesNotContain("u");
    }

    @Test
    void oneTransactionForAllIsDividedAroundIt() {
        project.with(
                new RunSettings(TransactionMode.ALL, Duration.ofSeconds(5), Duration.ZERO, Duration.ofMinutes(1), 0));
        project.java("b", "a", "op.execute(\"create table u (id int)\"); op.execute(\"vacuum t\");", "")
                .table("c", "b")
                .revision("d", "c", "select 1 / 0;", "");
        StepFailedException error = catchThrowableOfType(StepFailedException.class, () -> upgrade("head"));
        assertThat(error.problem()).contains("migrations/d.sql:7", "Kept: ", "b");
        assertThat(database.query(JOURNAL)).containsExactly("a|upgrade|null|t|null", "b|upgrade|2|f|null");
        assertThat(project.rows()).containsExactly("a");

        project.revision("d", "c", "select 1;", "");
        upgrade("head");
        assertThat(project.rows()).containsExactly("d");
        assertThat(database.query(JOURNAL))
                .containsExactly(
                        "a|upgrade|null|t|null",
                        "b|upgrade|2|t|null",
                        "c|upgrade|null|t|null",
                        "d|upgrade|null|t|null");
    }

    private void upgrade(String target) {
        project.migrate().upgrade(Target.parse(target));
    }

    private List<String> finished() {
        return project.events().stream()
                .filter(RunEvent.Finished.class::isInstance)
                .map(event -> ((RunEvent.Finished) event)
                        .step()
                        .adds()
                        .iterator()
                        .next()
                        .value())
                .toList();
    }
}
