package dev.migrate.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.migrate.MigrateException;
import dev.migrate.postgres.ServerError;
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

/** Steps with statements that refuse a transaction: {@code a <- b}, where b takes several transactions. */
@ExtendWith(TestServer.class)
class SplitStepTest {

    private static final String JOURNAL =
            "select revision, direction, statements_done, finished_at is not null, rows_done from migrate_log order by id";

    private final Project project;
    private final TestDatabase database;

    SplitStepTest(@TempDir Path base, TestDatabase database) {
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
    void anIndexIsBuiltConcurrentlyBetweenTwoTransactions() {
        project.revision("b", "a", """
                alter table t add y int;
                create unique index concurrently t_id on t (id);
                alter table t add primary key using index t_id;""", "drop index concurrently t_y;");
        upgrade("head");

        assertThat(project.rows()).containsExactly("b");
        assertThat(constraints()).containsExactly("t_id");
        assertThat(database.query(JOURNAL)).containsExactly("a|upgrade|null|t|null", "b|upgrade|2|t|null");
        assertThat(finished()).containsExactly("a", "b");
    }

    @Test
    void vacuumAndAlterSystemRunAlone() {
        project.revision("b", "a", "vacuum t;\nanalyze t;", "");
        upgrade("head");
        assertThat(project.rows()).containsExactly("b");
    }

    @Test
    void aMarkedStatementRunsOutsideATransaction() {
        project.revision("b", "a", """
                create type mood as enum ('sad');
                -- migrate: autocommit
                alter type mood add value 'happy';
                create table m (mood mood default 'happy');""", "");
        upgrade("head");
        assertThat(database.tables()).contains("m");
    }

    @Test
    void aFailedBuildLeavesNoInvalidIndexAndTheNextRunGoesOnThere() {
        database.execute("create table other (id int)");
        project.revision("b", "a", """
                insert into t values (1);
                create unique index concurrently t_id on t (id);
                alter table t add y int;""", "");
        StepFailedException error = catchThrowableOfType(StepFailedException.class, () -> upgrade("head"));

        assertThat(error.problem()).isEqualTo("""
                        Cannot upgrade to b (step b): migrations/b.sql:8
                        ERROR 23505: could not create unique index "t_id"
                        DETAIL: Key (id)=(1) is duplicated.
                          8 | create unique index concurrently t_id on t (id)
                        Kept: the steps before it, up to a (step a), and of this step everything up to migrations/b.sql:7. \
                        It is half done: what came after that was rolled back.""");
        assertThat(project.rows()).containsExactly("a");
        assertThat(indexes()).isEmpty();
        assertThat(database.query(JOURNAL)).containsExactly("a|upgrade|null|t|null", "b|upgrade|1|f|null");

        database.execute("delete from t where ctid = (select max(ctid) from t where id = 1)");
        upgrade("head");

        assertThat(project.rows()).containsExactly("b");
        assertThat(indexes()).containsExactly("t_id|t");
        assertThat(database.query("select count(*) from t")).containsExactly("100");
        assertThat(database.query(JOURNAL)).containsExactly("a|upgrade|null|t|null", "b|upgrade|2|t|null");
    }

    // What a killed run leaves: the journal says that the build had begun, the index is there but invalid.
    @Test
    void anInvalidIndexOfAKilledRunIsBuiltAnew() {
        halfDone("create index concurrently t_id on t (id);");
        database.execute(
                "create index t_id on t (id); update pg_index set indisvalid = false where indexrelid = 't_id'::regclass");

        upgrade("head");

        assertThat(indexes()).containsExactly("t_id|t");
        assertThat(recovered()).containsExactly("drop index concurrently public.t_id");
    }

    @Test
    void aFinishedIndexOfAKilledRunIsNotBuiltTwice() {
        halfDone("create index concurrently t_id on t (id);");
        database.execute("create index t_id on t (id)");

        upgrade("head");

        assertThat(indexes()).containsExactly("t_id|t");
        assertThat(recovered()).containsExactly("already done: create index concurrently t_id on t (id)");
    }

    @Test
    void aDroppedIndexOfAKilledRunIsNotDroppedTwice() {
        halfDone("drop index concurrently gone;");
        upgrade("head");
        assertThat(project.rows()).containsExactly("b");
    }

    @Test
    void whatAnInterruptedReindexLeftIsDropped() {
        database.execute("create table r (id int); create index r_id on r (id); create index r_id_ccnew on r (id); "
                + "update pg_index set indisvalid = false where indexrelid = 'r_id_ccnew'::regclass");
        halfDone("reindex table concurrently r;");

        upgrade("head");

        assertThat(recovered()).containsExactly("drop index concurrently public.r_id_ccnew");
        assertThat(database.query("select relname from pg_class where relname like 'r_id%'"))
                .containsExactly("r_id");
    }

    @Test
    void aPartitionThatWasBeingDetachedIsDetached() {
        database.execute("create table p (id int) partition by range (id); "
                + "create table p1 partition of p for values from (0) to (10)");
        halfDone("alter table p detach partition p1 concurrently;");

        upgrade("head");

        assertThat(database.query("select count(*) from pg_inherits where inhparent = 'p'::regclass"))
                .containsExactly("0");
    }

    @Test
    void aBackfillRunsInBatchesUntilNothingIsLeft() {
        project.revision("b", "a", """
                -- migrate: repeat
                update t set x = id where id in (select id from t where x is null limit 30);
                alter table t alter x set not null;""", "");
        upgrade("head");

        assertThat(database.query("select count(*), sum(x) from t")).containsExactly("100|5050");
        assertThat(database.query(JOURNAL)).containsExactly("a|upgrade|null|t|null", "b|upgrade|1|t|100");
    }

    @Test
    void aBackfillThatFailsKeepsItsBatchesAndGoesOn() {
        project.revision("b", "a", """
                -- migrate: repeat
                update t set x = 1 / (id - 60) where id in (select id from t where x is null order by id limit 30);""", "");
        StepFailedException error = catchThrowableOfType(StepFailedException.class, () -> upgrade("head"));
        assertThat(error.error()).map(ServerError::sqlState).contains("22012");
        assertThat(database.query("select count(x) from t")).containsExactly("30");

        database.execute("update t set x = 0 where id = 60");
        upgrade("head");
        assertThat(database.query("select count(x) from t")).containsExactly("100");
        assertThat(database.query(JOURNAL)).containsExactly("a|upgrade|null|t|null", "b|upgrade|1|t|99");
    }

    @Test
    void aHalfDoneUpgradeHasToBeFinishedFirst() {
        halfDone("vacuum t;");
        MigrateException error = catchThrowableOfType(
                MigrateException.class, () -> project.migrate().downgrade(Target.parse("base")));
        assertThat(error.problem())
                .isEqualTo(
                        "The upgrade to b (step b) is half done: 0 of its statements ran, then the run was interrupted.");
        assertThat(error.hint()).isEqualTo("Finish it first with `mvn migrate:upgrade -Dtarget=b`.");
    }

    @Test
    void aHalfDoneStepWhoseDonePartHasChangedIsRefused() {
        project.revision("b", "a", "select 1;\nvacuum nowhere;", "");
        assertThat(catchThrowableOfType(StepFailedException.class, () -> upgrade("head"))
                        .kept())
                .hasSize(1);

        project.revision("b", "a", "select 2;\nvacuum t;", "");
        assertThat(catchThrowableOfType(MigrateException.class, () -> upgrade("head"))
                        .problem())
                .startsWith("Revision b (step b) is half done, and its file has changed in the part that is");

        project.revision("b", "a", "select 1;\nvacuum t;", "");
        upgrade("head");
        assertThat(project.rows()).containsExactly("b");
    }

    @Test
    void stampPutsAnEndToAHalfDoneStep() {
        halfDone("vacuum t;");
        project.migrate().stamp(List.of(Target.parse("b")), Migrate.Purge.NO);
        assertThat(project.rows()).containsExactly("b");
        assertThat(upgrade("head")).isZero();
    }

    @Test
    void oneTransactionForAllIsDividedAroundAStatementThatRefusesIt() {
        project.with(
                new RunSettings(TransactionMode.ALL, Duration.ofSeconds(5), Duration.ZERO, Duration.ofMinutes(1), 0));
        project.revision("b", "a", "vacuum t;", "").table("c", "b").table("d", "c");
        upgrade("head");
        assertThat(project.rows()).containsExactly("d");
        assertThat(finished()).containsExactly("a", "b", "c", "d");
    }

    @Test
    void anIndexWithoutANameIsRefusedBeforeAnythingRuns() {
        project.revision("b", "a", "create index concurrently on t (id);", "");
        MigrateException error = catchThrowableOfType(MigrateException.class, () -> upgrade("head"));
        assertThat(error.problem()).startsWith("migrations/b.sql:7: An index that is built concurrently needs a name");
        assertThat(database.tables()).isEmpty();
    }

    /** Leaves the database as a run does that is killed while the only statement of b runs. */
    private void halfDone(String statement) {
        project.revision("b", "a", statement, "");
        upgrade("a");
        database.execute(
                "insert into migrate_log (revision, direction, stamped, message, checksum, started_at, tool_version, "
                        + "statements_done, done_checksum) values ('b', 'upgrade', false, 'step b', '', now(), 'test', 0, '"
                        + dev.migrate.sql.Checksum.of(List.of()).value() + "')");
    }

    private int upgrade(String target) {
        return project.migrate().upgrade(Target.parse(target)).steps().size();
    }

    private List<String> indexes() {
        return database.query("select indexrelid::regclass, indisvalid from pg_index where indrelid = 't'::regclass");
    }

    private List<String> constraints() {
        return database.query("select conname from pg_constraint where conrelid = 't'::regclass and contype = 'p'");
    }

    private List<String> recovered() {
        return project.events().stream()
                .filter(RunEvent.Recovered.class::isInstance)
                .map(event -> ((RunEvent.Recovered) event).what())
                .toList();
    }

    private List<String> finished() {
        return project.events().stream()
                .filter(RunEvent.Finished.class::isInstance)
                .map(event -> ((dev.migrate.revision.Step.Upgrade) ((RunEvent.Finished) event).step())
                        .revision()
                        .id()
                        .value())
                .toList();
    }
}
