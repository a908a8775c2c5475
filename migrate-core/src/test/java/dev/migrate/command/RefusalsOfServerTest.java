package dev.migrate.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server refuses: the message names file, line and statement, and the hint is that of its SQLSTATE. */
@ExtendWith(TestServer.class)
class RefusalsOfServerTest {

    private final TestDatabase database;
    private final Project project;

    RefusalsOfServerTest(@TempDir Path base, TestDatabase database) {
        this.database = database;
        this.project = new Project(base, database);
    }

    // found/run/read-only-database
    @Test
    void aReadOnlyDatabaseIsNamed() {
        set("default_transaction_read_only = on");
        project.table("a", "");
        StepFailedException error = failure();
        assertThat(error.problem())
                .startsWith("Cannot upgrade to a (step a): the version table and the log could not be created.")
                .contains("ERROR 25006: ");
        assertThat(error.hint()).startsWith("The database is read-only for this session: connect to the primary");
    }

    // found/run/statement-timeout-of-database
    @Test
    void whoseTimeoutItWasIsNamed() {
        set("statement_timeout = '300ms'");
        project.revision("a", "", "select pg_sleep(2);", "");
        assertThat(failure().hint())
                .isEqualTo(
                        "It took longer than statement_timeout (300ms, set by the database). Give this run another one with "
                                + "-Dmigrate.statementTimeout=10min.");

        project.with(new RunSettings(
                TransactionMode.REVISION, Duration.ofSeconds(5), Duration.ofMinutes(1), Duration.ofMinutes(1), 5));
        project.revision("a", "", "select pg_sleep(0.5);", "");
        project.migrate().upgrade(Target.parse("head"));
    }

    @Test
    void aTimeoutOfTheRunIsNamed() {
        project.with(new RunSettings(
                TransactionMode.REVISION, Duration.ofSeconds(5), Duration.ofMillis(200), Duration.ofMinutes(1), 5));
        project.revision("a", "", "select pg_sleep(2);", "");
        assertThat(failure().hint()).startsWith("It took longer than migrate.statementTimeout (200 ms), or ");
    }

    // found/run/call-with-commit
    @ParameterizedTest
    @ValueSource(
            strings = {
                "create procedure p() language plpgsql as $$ begin commit; end $$; call p();",
                "do $$ begin rollback; end $$;"
            })
    void aProcedureThatCommitsIsToldOfAutocommit(String sql) {
        project.revision("a", "", sql, "");
        StepFailedException error = failure();
        assertThat(error.problem()).contains("migrations/a.sql:7", "ERROR 2D000: ");
        assertThat(error.hint()).contains("write `-- migrate: autocommit` on a line before the statement");
    }

    // found/run/latin1-misattributed
    @Test
    void aCharacterThatTheDatabaseCannotHoldIsPinnedToItsStatement() {
        database.execute("create database " + database.name() + "_l encoding 'LATIN1' locale 'C' template template0");
        TestDatabase latin = new TestDatabase(database.url() + "_l", database.user(), database.password());
        try {
            Project there = project.on(latin);
            there.table("a", "")
                    .table("b", "a")
                    .revision("c", "b", "create table c (t text);\ninsert into c values ('\u20ac');\nselect 1;", "")
                    .table("d", "c");
            StepFailedException error = catchThrowableOfType(
                    StepFailedException.class, () -> there.migrate().upgrade(Target.parse("head")));
            assertThat(error.problem())
                    .startsWith("Cannot upgrade to c (step c): migrations/c.sql:8")
                    .contains("ERROR 22P05: ", "insert into c values")
                    .endsWith("Kept: the 2 steps before it, up to b (step b). Of this step nothing was kept.");
            assertThat(error.hint()).startsWith("The encoding of the database has no place for a character of it");
            assertThat(there.rows()).containsExactly("b");
        } finally {
            database.execute("drop database " + database.name() + "_l with (force)");
        }
    }

    @Test
    void aCharacterInALaterMessageOfAStepIsPinnedToo() {
        database.execute("create database " + database.name() + "_l encoding 'LATIN1' locale 'C' template template0");
        TestDatabase latin = new TestDatabase(database.url() + "_l", database.user(), database.password());
        try {
            Project there = project.on(latin);
            there.revision(
                    "a",
                    "",
                    "select '" + "x".repeat(70_000) + "';\nselect 1;\nselect 2;\nselect '\u20ac';\nselect 3;",
                    "");
            StepFailedException error = catchThrowableOfType(
                    StepFailedException.class, () -> there.migrate().upgrade(Target.parse("head")));
            assertThat(error.problem()).startsWith("Cannot upgrade to a (step a): migrations/a.sql:10");
        } finally {
            database.execute("drop database " + database.name() + "_l with (force)");
        }
    }

    @Test
    void whatIsNestedTooDeeplyIsPinnedToItsStatement() {
        project.table("a", "")
                .revision(
                        "b",
                        "a",
                        "create table b (i int);\nselect " + "(".repeat(40_000) + "1" + ")".repeat(40_000) + ";",
                        "");
        StepFailedException error = failure();
        assertThat(error.problem())
                .startsWith("Cannot upgrade to b (step b): migrations/b.sql:8")
                .contains("ERROR 42601: ")
                .endsWith("Kept: the step before it, up to a (step a). Of this step nothing was kept.");
    }

    // found/run/plpgsql-revoked
    @Test
    void aRoleThatMayNotUsePlpgsqlRunsWhatNeedsNone() {
        database.execute("drop role if exists plain; create role plain login password 'plain'; "
                + "revoke usage on language plpgsql from public; grant create on schema public to plain");
        Project plain = project.as("plain", "plain");
        plain.table("a", "").revision("b", "a", "do $$begin end$$;", "");
        StepFailedException error = failure();
        assertThat(error.problem())
                .startsWith("Cannot upgrade to b (step b): migrations/b.sql:7")
                .contains("ERROR 42501: ");
        assertThat(error.hint())
                .isEqualTo(
                        "Grant the role what it lacks, or connect as one that has it (migrate.user), and run this again.");
        assertThat(project.rows()).containsExactly("a");
        database.execute("grant usage on language plpgsql to public; drop owned by plain; drop role plain");
    }

    @Test
    void aMissingPrivilegeOnTheBooksIsNamedAsThat() {
        project.table("a", "").migrate().upgrade(Target.parse("head"));
        database.execute("drop role if exists plain; create role plain login password 'plain'; "
                + "grant create on schema public to plain; grant select on migrate_version, migrate_log to plain");
        project.as("plain", "plain").table("b", "a");
        StepFailedException error = failure();
        assertThat(error.problem()).startsWith("Cannot upgrade to b (step b): its version rows could not be written.");
        assertThat(error.hint())
                .isEqualTo(
                        "Grant the role SELECT, INSERT, UPDATE and DELETE on public.migrate_version and public.migrate_log, "
                                + "and USAGE on their schema.");
        database.execute("drop owned by plain; drop role plain");
    }

    // found/run/batch-midslice
    @Test
    void whichSlicesAreCommittedIsTold() {
        project.java("a1", "", """
                op.execute("create table x (i int primary key, j int check (j <> 25))");
                op.execute("insert into x select generate_series(1, 100)");
                op.batch(() -> {
                    var rows = op.query("select i from x where j is null order by i limit 10");
                    for (Row r : rows) op.execute("update x set j = i where i = ?", r.integer("i"));
                    return rows.size();
                });""", "");
        StepFailedException error = failure();
        assertThat(error.problem())
                .endsWith(
                        "Kept: of this step everything up to migrations/a1.java:8, and the first 2 runs of "
                                + "migrations/a1.java:9 (op.batch) with 20 rows. It is half done: what came after that was rolled back.");
        assertThat(database.query("select count(*) from x where j is not null")).containsExactly("20");
        assertThat(database.query("select rows_done from migrate_log")).containsExactly("20");
    }

    @Test
    void whichRunsOfARepeatedStatementAreCommittedIsTold() {
        project.revision("a", "", """
                create table x (i int primary key, j int check (j <> 25));
                insert into x select generate_series(1, 100);
                -- migrate: repeat
                update x set j = i where i in (select i from x where j is null order by i limit 10);""", "");
        assertThat(failure().problem())
                .endsWith(
                        "Kept: of this step everything up to migrations/a.sql:8, and the first 2 runs of migrations/a.sql:10 "
                                + "with 20 rows. It is half done: what came after that was rolled back.");
    }

    @Test
    void whatFollowedACommittedPartIsNotSaidToBeKept() {
        project.revision("a", "", """
                create table x (i int);
                -- migrate: autocommit
                insert into x values (1);
                insert into x values (2);
                select 1 / 0;""", "");
        assertThat(failure().problem())
                .endsWith(
                        "Kept: of this step everything up to migrations/a.sql:9. It is half done: what came after that was "
                                + "rolled back.");
        assertThat(database.query("select i from x")).containsExactly("1");
    }

    @Test
    void warningsAreToldAsSuch() {
        project.revision("a", "", "do $$begin raise warning 'w'; raise notice 'n'; raise info 'i'; end$$;", "");
        project.migrate().upgrade(Target.parse("head"));
        assertThat(project.events())
                .contains(
                        new RunEvent.Notice(true, "w"),
                        new RunEvent.Notice(false, "n"),
                        new RunEvent.Notice(false, "i"));
    }

    private void set(String setting) {
        database.execute("alter database " + database.name() + " set " + setting);
    }

    private StepFailedException failure() {
        return catchThrowableOfType(
                StepFailedException.class, () -> project.migrate().upgrade(Target.parse("head")));
    }
}
