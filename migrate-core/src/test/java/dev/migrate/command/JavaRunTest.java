package dev.migrate.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.migrate.MigrateException;
import dev.migrate.command.Migrate.Direction;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Revisions in Java: {@code a <- b <- c}, where b is in Java. */
@ExtendWith(TestServer.class)
class JavaRunTest {

    private static final String JOURNAL =
            "select revision, direction, statements_done, finished_at is not null, rows_done from migrate_log order by id";

    private final Project project;
    private final TestDatabase database;

    JavaRunTest(@TempDir Path base, TestDatabase database) {
        this.project = new Project(base, database);
        this.database = database;
    }

    @BeforeEach
    void writeRevisions() {
        project.revision(
                "a",
                "",
                "create table t (id int, x int); insert into t select n from generate_series(1, 10) n;",
                "drop table t;");
        project.table("c", "b");
    }

    @Test
    void itRunsLikeAnyOther() {
        project.java("b", "a", """
                op.execute("create table u (word text)");
                for (var row : op.query("select id, x from t order by id limit 2")) {
                    op.execute("insert into u values ('" + row.integer("id") + row.get("x") + "')");
                }
                op.execute("insert into u select ';' ; insert into u select '?'");
                """, "op.execute(\"drop table u\");");
        upgrade("head");

        assertThat(database.query("select word from u")).containsExactly("1null", "2null", ";", "?");
        assertThat(project.rows()).containsExactly("c");
        assertThat(database.query(JOURNAL))
                .containsExactly("a|upgrade|null|t|null", "b|upgrade|null|t|null", "c|upgrade|null|t|null");
        assertThat(database.query("select checksum from migrate_log where revision = 'b'")
                        .get(0))
                .matches("1:[0-9a-f]{64}");
        assertThat(told())
                .containsExactly("Started a", "Finished a", "Started b", "Finished b", "Started c", "Finished c");

        project.migrate().downgrade(Target.parse("a"));
        assertThat(database.tables()).containsExactly("migrate_log", "migrate_version", "t");
    }

    @Test
    void anAppliedFileThatChangedIsToldOf() {
        project.java("b", "a", "op.execute(\"select 1\");", "");
        upgrade("head");
        project.java("b", "a", "op.execute( \"select 1\" ); // the same", "");
        upgrade("head");
        assertThat(project.events()).noneMatch(RunEvent.FilesChanged.class::isInstance);
        project.java("b", "a", "op.execute(\"select 2\");", "");
        upgrade("head");
        assertThat(project.events()).anyMatch(RunEvent.FilesChanged.class::isInstance);
    }

    @Test
    void aRefusedStatementIsNamedWithItsLine() {
        project.java("b", "a", "op.execute(\"create table u (id int)\");\nop.execute(\"select 1,\\n  nothing\");", "");
        StepFailedException error = failure(StepFailedException.class);
        assertThat(error.problem()).isEqualTo("""
                        Cannot upgrade to b (step b): migrations/b.java:8
                        ERROR 42703: column "nothing" does not exist
                            | select 1,
                            |   nothing
                            |   ^
                        Kept: the step before it, up to a (step a). Of this step nothing was kept.""");
        assertThat(error.hint()).isEqualTo("Mend the file and run this again: it goes on after what was kept.");
        assertThat(database.tables()).doesNotContain("u");
        assertThat(project.rows()).containsExactly("a");
    }

    @Test
    void aRefusedQueryIsNamedWithItsLine() {
        project.java("b", "a", "\nop.query(\"select nothing\");", "");
        assertThat(failure(StepFailedException.class).problem()).startsWith("""
                        Cannot upgrade to b (step b): migrations/b.java:8
                        ERROR 42703: column "nothing" does not exist
                            | select nothing
                            |        ^
                        """);
    }

    @Test
    void everyColumnOfAQueryHasANameOfItsOwn() {
        project.java("b", "a", "op.query(\"select id, x as id from t\");", "");
        assertThat(failure(MigrateException.class).problem())
                .startsWith("migrations/b.java:7: Two columns of a query have one name, out of id, id.");
    }

    @Test
    void whatCannotBeDividedIsNamedWithItsLine() {
        project.java("b", "a", "\nop.execute(\"select 'a\");", "");
        assertThat(failure(StepFailedException.class).problem())
                .startsWith("Cannot upgrade to b (step b): migrations/b.java:8\nSQL of the revision:1: The string");
    }

    @Test
    void manyStatementsTravelTogether() {
        project.java(
                "b",
                "a",
                "for (int i = 0; i < 5000; i++) { op.execute(\"insert into t values (\" + i + \", 0)\"); }",
                "");
        upgrade("head");
        assertThat(database.query("select count(*) from t")).containsExactly("5010");
    }

    @Test
    void whatTheCodeThrowsEndsTheRun() {
        project.java(
                "b",
                "a",
                "op.execute(\"create table u (id int)\");\nnew java.util.ArrayList<>(java.util.List.of()).get(3);",
                "");
        StepFailedException error = failure(StepFailedException.class);
        assertThat(error.problem()).isEqualTo("""
                        Cannot upgrade to b (step b): migrations/b.java:8
                        java.lang.IndexOutOfBoundsException: Index 3 out of bounds for length 0
                        Kept: the step before it, up to a (step a). Of this step nothing was kept.""");
        assertThat(database.tables()).doesNotContain("u");
        assertThat(project.rows()).containsExactly("a");
    }

    @Test
    void theCauseOfWhatIsThrownIsToldToo() {
        project.java("b", "a", "throw new IllegalStateException(\"no rates\", new java.io.IOException(\"gone\"));", "");
        assertThat(failure(StepFailedException.class).problem()).startsWith("""
                        Cannot upgrade to b (step b): migrations/b.java:7
                        java.lang.IllegalStateException: no rates
                        Caused by java.io.IOException: gone
                        """);
    }

    @Test
    void anExceptionThatTheCodeSwallowsStillEndsTheRun() {
        project.java("b", "a", """
                op.execute("create table u (id int)");
                try { op.query("select nothing"); } catch (Exception e) { }
                try { op.execute("create table v (id int)"); } catch (Exception e) { }
                """, "");
        assertThat(failure(StepFailedException.class).problem())
                .startsWith("Cannot upgrade to b (step b): migrations/b.java:8\nERROR 42703");
        assertThat(database.tables()).containsExactly("migrate_log", "migrate_version", "t");
    }

    @Test
    void nothingRunsWhereOneDoesNotCompile() {
        project.java("b", "a", "op.nothing();", "");
        MigrateException error = failure(MigrateException.class);
        assertThat(error.problem()).startsWith("migrations/b.java:7: cannot find symbol (symbol: method nothing()");
        assertThat(database.tables()).isEmpty();
    }

    @Test
    void withoutADowngradeThereIsNoWayBack() {
        project.file("b.java", """
                // step b
                // revision: b
                // down-revision: a
                class B implements dev.migrate.op.JavaMigration {
                    public void upgrade(dev.migrate.op.Operations op) {}
                }
                """);
        upgrade("head");
        assertThat(catchThrowableOfType(
                                MigrateException.class, () -> project.migrate().downgrade(Target.parse("a")))
                        .problem())
                .isEqualTo("Cannot downgrade b (step b): migrations/b.java has no downgrade method.");
        assertThat(project.rows()).containsExactly("c");
    }

    @Test
    void theConnectionBelongsToTheTransaction() {
        project.java("b", "a", """
                op.execute("create table u (id int)");
                try (var c = op.connection(); var s = c.prepareStatement("insert into u values (?)")) {
                    s.setInt(1, 7);
                    s.execute();
                }
                op.execute("insert into u values (8)");
                """, "");
        upgrade("head");
        assertThat(database.query("select id from u")).containsExactly("7", "8");
    }

    @Test
    void theConnectionCannotEndTheTransaction() {
        project.java("b", "a", "op.execute(\"create table u (id int)\");\nop.connection().commit();", "");
        assertThat(failure(StepFailedException.class).problem())
                .startsWith("Cannot upgrade to b (step b): migrations/b.java:8\n"
                        + "Connection.commit directs the transaction, but the run owns its transactions.");
        project.java(
                "b",
                "a",
                "op.execute(\"create table u (id int)\");\nop.connection().createStatement().execute(\"commit\");",
                "");
        assertThat(failure(MigrateException.class).problem())
                .startsWith("The transaction of b (step b) was ended or broken over op.connection().");
    }

    @Test
    void anErrorOverTheConnectionIsTheServersWord() {
        project.java("b", "a", "op.connection().createStatement().execute(\"select nothing\");", "");
        StepFailedException error = failure(StepFailedException.class);
        assertThat(error.problem()).isEqualTo("""
                        Cannot upgrade to b (step b): migrations/b.java:7
                        ERROR 42703: column "nothing" does not exist
                        Kept: the step before it, up to a (step a). Of this step nothing was kept.""");
    }

    @Test
    void aTransactionIsNotDirectedByHand() {
        project.java("b", "a", "op.execute(\"commit\");", "");
        assertThat(failure(StepFailedException.class).problem()).isEqualTo("""
                        Cannot upgrade to b (step b): migrations/b.java:7
                        'commit' directs the transaction, but the run owns its transactions.
                        Kept: the step before it, up to a (step a). Of this step nothing was kept.""");
    }

    @Test
    void aQueryDoesNotDirectTheTransactionEither() {
        project.java("b", "a", "op.execute(\"create table u (id int)\");\nop.query(\"commit\");", "");
        assertThat(failure(MigrateException.class).problem())
                .startsWith("migrations/b.java:8: A query directs the transaction, but the run owns its transactions.");
        assertThat(database.tables()).doesNotContain("u");
    }

    @Test
    void aStepThatIsRefusedForALockIsTriedAgainWhole() throws SQLException {
        project.remove("c");
        upgrade("a");
        project.with(new RunSettings(
                TransactionMode.REVISION, Duration.ofMillis(200), Duration.ZERO, Duration.ofMinutes(1), 3));
        project.java("b", "a", """
                op.execute("create table u (id int)");
                op.execute("alter table t add y int");
                """, "");
        try (Connection other = database.connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table t");
            Migrate migrate = new Migrate(project.settings(), event -> {
                project.events().add(event);
                if (event instanceof RunEvent.Retrying) {
                    unlock(other);
                }
            });
            migrate.upgrade(Target.parse("b"));
        }
        assertThat(project.events())
                .filteredOn(RunEvent.Retrying.class::isInstance)
                .hasSize(1);
        assertThat(project.rows()).containsExactly("b");
    }

    private static void unlock(Connection other) {
        try {
            other.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void oneTransactionForAllTakesItIn() {
        project.with(all());
        project.java("b", "a", "op.execute(\"create table u as select count(*) from t\");", "");
        project.revision("c", "b", "insert into u values (1); select 1 / 0;", "");

        StepFailedException error = failure(StepFailedException.class);
        assertThat(error.problem()).contains("c (step c): migrations/c.sql:7", "the whole run was one transaction");
        assertThat(database.tables()).isEmpty();

        project.revision("c", "b", "insert into u values (1);", "");
        upgrade("head");
        assertThat(database.query("select count from u")).containsExactly("10", "1");
        assertThat(project.rows()).containsExactly("c");
        assertThat(database.query("select count(distinct xmin::text) from migrate_log"))
                .containsExactly("1");
    }

    @Test
    void aDryRunLeavesNothingAndNamesWhatItLeavesOut() {
        project.java("b", "a", """
                op.execute("create table u (id int)");
                op.execute("create index concurrently u_id on u (id)");
                op.batch(() -> { op.execute("select 1 / 0"); return 0; });
                op.execute("insert into u values (1)");
                """, "");
        project.revision("c", "b", "insert into u values (2);", "");
        project.migrate().dryRun(Direction.UPGRADE, Target.parse("head"));
        assertThat(database.tables()).isEmpty();
        assertThat(project.events().stream()
                        .filter(RunEvent.LeftOut.class::isInstance)
                        .map(event -> ((RunEvent.LeftOut) event).statement())
                        .map(statement -> statement.place() + " " + statement.statement()))
                .containsExactly(
                        "migrations/b.java:8 create index concurrently u_id on u (id)", "migrations/b.java:9 op.batch");
    }

    private RunSettings all() {
        return new RunSettings(TransactionMode.ALL, Duration.ofSeconds(5), Duration.ZERO, Duration.ofMinutes(1), 0);
    }

    private <E extends Throwable> E failure(Class<E> type) {
        return catchThrowableOfType(type, () -> upgrade("head"));
    }

    private void upgrade(String target) {
        project.migrate().upgrade(Target.parse(target));
    }

    private List<String> told() {
        return project.events().stream()
                .filter(event -> event instanceof RunEvent.Started || event instanceof RunEvent.Finished)
                .map(event -> event instanceof RunEvent.Started started
                        ? "Started " + id(started.step())
                        : "Finished " + id(((RunEvent.Finished) event).step()))
                .toList();
    }

    private static String id(dev.migrate.revision.Step step) {
        return step.adds().iterator().next().value();
    }
}
