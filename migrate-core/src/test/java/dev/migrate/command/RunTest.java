package dev.migrate.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.migrate.MigrateException;
import dev.migrate.command.Migrate.Purge;
import dev.migrate.postgres.Tables;
import dev.migrate.revision.Step;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Runs against a real server: {@code a <- b <- c}, and what goes wrong. */
@ExtendWith(TestServer.class)
class RunTest {

    private final Project project;
    private final TestDatabase database;

    RunTest(@TempDir Path base, TestDatabase database) {
        this.database = database;
        this.project = new Project(base, database);
    }

    @BeforeEach
    void writeRevisions() {
        project.table("a", "").table("b", "a").table("c", "b");
    }

    @Test
    void upgradeAppliesWhatIsMissingInOrder() {
        RunResult result = upgrade("head");

        assertThat(database.tables()).containsExactly("a", "b", "c", "migrate_log", "migrate_version");
        assertThat(project.rows()).containsExactly("c");
        assertThat(result.steps()).hasSize(3);
        assertThat(result.after().ids()).hasToString("[c]");
    }

    @Test
    void aSecondUpgradeFindsNothingToDo() {
        upgrade("head");
        assertThat(upgrade("head").steps()).isEmpty();
        assertThat(database.query("select count(*) from migrate_log")).containsExactly("3");
    }

    @Test
    void downgradeWalksBackAndKeepsTheBooks() {
        upgrade("head");
        project.migrate().downgrade(Target.parse("a"));

        assertThat(database.tables()).containsExactly("a", "migrate_log", "migrate_version");
        assertThat(project.rows()).containsExactly("a");
        assertThat(database.query("select revision, direction, stamped, message from migrate_log order by id"))
                .containsExactly(
                        "a|upgrade|f|step a",
                        "b|upgrade|f|step b",
                        "c|upgrade|f|step c",
                        "c|downgrade|f|step c",
                        "b|downgrade|f|step b");
    }

    @Test
    void eachStepIsToldWhenItIsDone() {
        upgrade("head");
        assertThat(project.events().stream()
                        .filter(RunEvent.Finished.class::isInstance)
                        .map(event -> ((Step.Upgrade) ((RunEvent.Finished) event).step())
                                .revision()
                                .id()
                                .value()))
                .containsExactly("a", "b", "c");
    }

    @Test
    void aBranchAndItsMergeLeaveOneRow() {
        project.table("d", "b").revision("m", "c, d", "", "");
        upgrade("m");
        assertThat(project.rows()).containsExactly("m");
        project.migrate().downgrade(Target.parse("b"));
        assertThat(project.rows()).containsExactly("b");
    }

    @Test
    void anErrorKeepsTheStepsBeforeAndNamesThePlace() {
        project.revision(
                "d",
                "c",
                "create table d (id int);\n\ninsert into d values (1);\nselect *\n  from nowhere;",
                "drop table d;");
        StepFailedException error = catchThrowableOfType(StepFailedException.class, () -> upgrade("head"));

        assertThat(error.problem()).isEqualTo("""
                        Cannot upgrade to d (step d): migrations/d.sql:11:8
                        ERROR 42P01: relation "nowhere" does not exist
                          10 | select *
                          11 |   from nowhere
                             |        ^
                        Kept: the 3 steps before it, up to c (step c). Of this step nothing was kept.""");
        assertThat(error.hint()).isEqualTo("Mend the file and run this again: it goes on after what was kept.");
        assertThat(project.rows()).containsExactly("c");
        assertThat(database.tables()).doesNotContain("d");
    }

    /** The server reads a message whole before it runs any of it, so that nothing of the message was done. */
    @Test
    void aSyntaxErrorIsFoundAmongTheStatementsThatTravelTogether() {
        project.revision("b", "a", "create table b (id int);\n\ncreate table (id int);", "");
        StepFailedException error = catchThrowableOfType(StepFailedException.class, () -> upgrade("head"));
        assertThat(error.problem()).isEqualTo("""
                        Cannot upgrade to b (step b): migrations/b.sql:9:14
                        ERROR 42601: syntax error at or near "("
                          9 | create table (id int)
                            |              ^
                        Kept: the step before it, up to a (step a). Of this step nothing was kept.""");
        assertThat(project.rows()).containsExactly("a");
    }

    @Test
    void anUnfinishedStatementIsFoundToo() {
        project.revision("b", "a", "create table b (id int);\n\ncreate table;", "");
        StepFailedException error = catchThrowableOfType(StepFailedException.class, () -> upgrade("head"));
        assertThat(error.problem()).startsWith("Cannot upgrade to b (step b): migrations/b.sql:9:13");
    }

    @Test
    void anErrorWithoutAPositionStillNamesItsStatement() {
        project.revision(
                "d",
                "c",
                "create table d (id int primary key);\ninsert into d values (7);\ninsert into d values (7);",
                "");
        StepFailedException error = catchThrowableOfType(StepFailedException.class, () -> upgrade("head"));

        assertThat(error.problem()).isEqualTo("""
                        Cannot upgrade to d (step d): migrations/d.sql:9
                        ERROR 23505: duplicate key value violates unique constraint "d_pkey"
                        DETAIL: Key (id)=(7) already exists.
                          9 | insert into d values (7)
                        Kept: the 3 steps before it, up to c (step c). Of this step nothing was kept.""");
    }

    @Test
    void afterTheFileIsMendedTheRunGoesOn() {
        project.revision("d", "c", "select nonsense;", "");
        assertThatThrownBy(() -> upgrade("head")).isInstanceOf(StepFailedException.class);
        project.table("d", "c");
        assertThat(upgrade("head").steps()).hasSize(1);
        assertThat(project.rows()).containsExactly("d");
    }

    @Test
    void oneTransactionForAllKeepsAllOrNothing() {
        project.with(
                new RunSettings(TransactionMode.ALL, Duration.ofSeconds(5), Duration.ZERO, Duration.ofMinutes(1), 0));
        project.revision("d", "c", "select 1/0;", "");
        StepFailedException error = catchThrowableOfType(StepFailedException.class, () -> upgrade("head"));

        assertThat(error.problem()).endsWith("Nothing was kept: the whole run was one transaction.");
        assertThat(error.hint()).isEqualTo("Mend the file and run this again.");
        assertThat(database.tables()).isEmpty();

        project.table("d", "c");
        upgrade("head");
        assertThat(project.rows()).containsExactly("d");
    }

    @Test
    void anIrreversibleRevisionIsRefusedBeforeAnythingRuns() {
        project.revision("d", "c", "select 1;", "-- migrate: irreversible").table("e", "d");
        upgrade("head");

        MigrateException error = catchThrowableOfType(
                MigrateException.class, () -> project.migrate().downgrade(Target.parse("a")));

        assertThat(error.problem())
                .isEqualTo("Cannot downgrade d (step d): migrations/d.sql:9 says that it is irreversible.");
        assertThat(project.rows()).containsExactly("e");
        assertThat(database.tables()).contains("e");
    }

    @Test
    void settingsOfARevisionDoNotLeakIntoTheNext() {
        project.revision("d", "c", "select pg_catalog.set_config('search_path', '', false);\nset role pg_monitor;", "")
                .table("e", "d");
        upgrade("head");
        assertThat(database.tables()).contains("e");
        assertThat(database.query("select distinct database_role from migrate_log"))
                .containsExactly("postgres");
    }

    @Test
    void statementsTravelAsWritten() {
        project.revision("d", "c", """
                create function twice(n int) returns int begin atomic select n * 2; end;
                create table d (data jsonb, note text);
                copy d from stdin;
                {"a": 1}\tone; two
                {"b": 2}\t\\N
                \\.
                insert into d values ('{"c": {"d": 1}}', '{fn now()} $1 ?');
                create index on d ((data ? 'a'));""", "drop table d;\ndrop function twice;");
        upgrade("head");
        assertThat(database.query("select coalesce(note, 'null'), twice(2) from d order by 1"))
                .containsExactly("null|4", "one; two|4", "{fn now()} $1 ?|4");
    }

    @Test
    void aChangedFileIsToldAndTheRunGoesOn() {
        upgrade("b");
        project.revision("a", "", "create table a (id bigint primary key);", "drop table a;");
        upgrade("head");

        assertThat(project.rows()).containsExactly("c");
        assertThat(changedFiles()).containsExactly("a");
    }

    @Test
    void commentsAndWhiteSpaceAreNoChange() {
        upgrade("b");
        project.revision("a", "", "-- now with a comment\ncreate  table a\r\n(id int primary key) ;", "drop table a;");
        upgrade("head");
        assertThat(changedFiles()).isEmpty();
    }

    @Test
    void stampAcceptsTheNewContent() {
        upgrade("head");
        project.revision("a", "", "create table a (id bigint primary key);", "drop table a;");
        project.migrate().stamp(List.of(Target.parse("head")), Purge.NO);
        upgrade("head");

        assertThat(changedFiles()).isEmpty();
        assertThat(database.query("select revision, stamped from migrate_log order by id desc limit 1"))
                .containsExactly("a|t");
    }

    @Test
    void stampRunsNothing() {
        project.migrate().stamp(List.of(Target.parse("b")), Purge.NO);

        assertThat(project.rows()).containsExactly("b");
        assertThat(database.tables()).containsExactly("migrate_log", "migrate_version");
        assertThat(database.query("select revision, direction, stamped from migrate_log order by id"))
                .containsExactly("a|upgrade|t", "b|upgrade|t");
    }

    @Test
    void aRowThatNoFileKnowsIsExplained() {
        upgrade("head");
        project.remove("c");

        MigrateException error = catchThrowableOfType(MigrateException.class, () -> upgrade("head"));

        assertThat(error.problem())
                .matches("The database is at revision c, which no file declares "
                        + "\\(applied \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ by postgres from 127.0.0.1\\)\\.");
        assertThat(error.hint()).contains("mvn migrate:stamp -Drevisions=<revision> -Dpurge");
    }

    @Test
    void purgeGetsPastARowThatNoFileKnows() {
        upgrade("head");
        project.remove("c");
        RunResult result = project.migrate().stamp(List.of(Target.parse("b")), Purge.YES);
        assertThat(project.rows()).containsExactly("b");
        assertThat(result.after()).hasToString("[b]");
    }

    @Test
    void anAlembicDatabaseIsAdoptedAsItIs() {
        database.execute(
                "create table alembic_version (version_num varchar(32) not null, "
                        + "constraint alembic_version_pkc primary key (version_num)); insert into alembic_version values ('b')");
        project.with(new Tables("public", "alembic_version"));

        upgrade("head");

        assertThat(database.tables()).containsExactly("alembic_version", "c", "migrate_log");
        assertThat(project.rows()).containsExactly("c");
    }

    @Test
    void theSchemaOfTheBooksIsCreatedWithThem() {
        project.with(new Tables("Book Keeping", "versions"));
        upgrade("head");
        assertThat(database.query("select version_num from \"Book Keeping\".versions"))
                .containsExactly("c");
    }

    @Test
    void ensureVersionCreatesTheTablesOnce() {
        assertThat(project.migrate().ensureVersion()).isTrue();
        assertThat(project.migrate().ensureVersion()).isFalse();
        assertThat(database.tables()).containsExactly("migrate_log", "migrate_version");
    }

    @Test
    void currentCreatesNothing() {
        assertThat(project.migrate().current().tips()).isEmpty();
        assertThat(project.migrate().current().atHead()).isFalse();
        assertThat(database.tables()).isEmpty();
    }

    @Test
    void whoMayNotCreateTheTablesIsToldWhatIsMissing() {
        database.execute("revoke create on schema public from public");
        database.execute("create role limited_" + database.name() + " login password 'x'");
        Project limited = project.as("limited_" + database.name(), "x");

        StepFailedException error = catchThrowableOfType(
                StepFailedException.class, () -> limited.migrate().upgrade(Target.parse("head")));

        assertThat(error.problem()).contains("ERROR 42501: permission denied for schema public");
        assertThat(error.hint()).contains("-Dmigrate.versionSchema");
    }

    private RunResult upgrade(String target) {
        return project.migrate().upgrade(Target.parse(target));
    }

    private List<String> changedFiles() {
        return project.events().stream()
                .filter(RunEvent.FilesChanged.class::isInstance)
                .flatMap(event -> ((RunEvent.FilesChanged) event).scripts().stream())
                .map(script -> script.revision().id().value())
                .toList();
    }
}
