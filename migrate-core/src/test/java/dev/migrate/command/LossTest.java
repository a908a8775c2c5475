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
import dev.migrate.testing.Relay;
import dev.migrate.testing.TestDatabase;
import dev.migrate.testing.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Connections that are lost or fall silent under a run: it ends, and says what is really there. */
@ExtendWith(TestServer.class)
@Timeout(60)
class LossTest {

    /** How long a silent peer is believed here; a minute where nobody says otherwise. */
    private static final String PATIENCE = "?tcp_user_timeout=2000";

    private final TestDatabase database;
    private final Project direct;
    private final Path base;
    private Relay relay;
    private Project project;

    @SuppressWarnings("NullAway.Init")
    LossTest(@TempDir Path base, TestDatabase database) {
        this.base = base;
        this.database = database;
        this.direct = new Project(base, database);
    }

    @BeforeEach
    void writeRevisions() {
        relay = new Relay(Integer.parseInt(database.url().replaceAll(".*:(\\d+)/.*", "$1")));
        project = through("");
        project.revision("a1", "", "create table x (i int);", "drop table x;")
                .revision("a2", "a1", "insert into x values (2); select pg_sleep(0.8);", "delete from x;")
                .revision("a3", "a2", "insert into x values (3);", "delete from x;");
    }

    @AfterEach
    void close() throws IOException {
        relay.close();
    }

    private Project through(String parameters) {
        String url = database.url().replaceAll(":\\d+/", ":" + relay.port() + "/") + parameters;
        return new Project(base, new TestDatabase(url, database.user(), database.password()));
    }

    // found/run/lost-connection-message
    @Test
    void whatTheServerWentOnWithIsReadWhenItCanBeReached() throws InterruptedException {
        CompletableFuture<Void> run = start(project);
        awaitSleep(run);
        relay.cut();
        StepFailedException error = failure(run);

        assertThat(error.problem()).contains("the connection was lost.");
        List<String> rows = direct.rows();
        if (rows.equals(List.of("a3")) && error.problem().contains("a2 (step a2), a3")) {
            assertThat(error.problem()).endsWith("""
                    Read over a new connection: the database is at a3. The server went on with what it had been sent: a2 (step a2), \
                    a3 (step a3) are committed, too.""");
            assertThat(error.hint()).isEqualTo("All steps of this run are done: there is nothing to run again.");
            assertThat(error.kept()).hasSize(3);
        } else {
            assertThat(error.problem())
                    .contains("Read over a new connection: the database is at " + rows.get(0) + ". ");
        }
        direct.migrate().upgrade(Target.parse("head"));
        assertThat(database.query("select i from x order by i")).containsExactly("2", "3");
    }

    @Test
    void whatCannotBeReadIsSaidToBeUnknown() throws Exception {
        CompletableFuture<Void> run = start(project);
        awaitSleep(run);
        relay.close();
        StepFailedException error = failure(run);
        assertThat(error.problem())
                .endsWith(
                        "Kept for sure: up to a1 (step a1). Nobody knows whether the server has gone on with what it was "
                                + "sent, or still does.");
        assertThat(error.hint())
                .isEqualTo("When it can be reached, `mvn migrate:current` tells what was kept; then run this again.");
    }

    @Test
    void aSessionThatSomebodyEndsIsReadAfterwards() throws InterruptedException {
        CompletableFuture<Void> run = start(project);
        awaitSleep(run);
        database.query("select pg_terminate_backend(pid) from pg_stat_activity where wait_event = 'PgSleep'");
        StepFailedException error = failure(run);
        assertThat(error.problem())
                .contains("ERROR 57P01: ")
                .endsWith("Read over a new connection: the database is at a1. Of this step nothing was kept.");
        assertThat(error.hint())
                .isEqualTo(
                        "Somebody ended the session (pg_terminate_backend), or the server is going down: run this again when "
                                + "it is back. Run this again: it goes on from there.");
    }

    // found/run/socket-timeout
    @Test
    void aSocketTimeoutOfTheUrlIsNamed() {
        project.revision("a2", "a1", "select pg_sleep(1.6); insert into x values (2);", "delete from x;");
        StepFailedException error = failure(start(through("?socketTimeout=1")));
        assertThat(error.problem()).startsWith("Cannot upgrade to a2 (step a2): migrations/a2.sql:7 or later, ");
        assertThat(error.hint())
                .startsWith("The socketTimeout of the URL ends every statement that takes longer: take it out.");
    }

    // found/run/black-hole
    @Test
    void aConnectionThatFallsSilentInAStatementIsGivenUp() throws InterruptedException {
        project.revision("a2", "a1", "insert into x values (2); select pg_sleep(2.5);", "delete from x;");
        CompletableFuture<Void> run = start(through(PATIENCE));
        awaitSleep(run);
        relay.fallSilent();
        StepFailedException error = failure(run);
        assertThat(error.problem())
                .contains("The server has said nothing for 2 seconds, and a new connection gets no answer either.")
                .endsWith("Nobody knows whether the server has gone on with what it was sent, or still does.");
        assertNobodyIsLockedOut();
        assertThat(database.query("select i from x order by i")).containsExactly("2", "3");
    }

    @Test
    void aClientThatVanishesBetweenTwoTriesLeavesNoLock() throws Exception {
        direct.migrate().upgrade(Target.parse("a1"));
        project.revision("a2", "a1", "alter table x add j int;", "");
        try (var reader = database.connect();
                var statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("select * from x");
            Project silent = through(PATIENCE + "&options=-c%20lock_timeout%3D100");
            silent.with(new RunSettings(
                    TransactionMode.REVISION, Duration.ofMillis(100), Duration.ZERO, Duration.ofMinutes(1), 1000));
            CompletableFuture<Void> run = start(silent);
            while (silent.events().stream().noneMatch(RunEvent.Retrying.class::isInstance) && !run.isDone()) {
                Thread.sleep(5);
            }
            relay.fallSilent();
            failure(run);
        }
        assertNobodyIsLockedOut();
    }

    @Test
    void aRunThatWaitsForTheLockDoesNotHangEither() throws InterruptedException {
        direct.revision("a1", "", "create table x (i int); select pg_sleep(5);", "drop table x;");
        CompletableFuture<Void> first = start(direct);
        awaitSleep(first);
        Project waiting = through(PATIENCE);
        CompletableFuture<Void> second = start(waiting);
        while (waiting.events().stream().noneMatch(RunEvent.Waiting.class::isInstance) && !second.isDone()) {
            Thread.sleep(5);
        }
        relay.fallSilent();
        CompletionException thrown = catchThrowableOfType(CompletionException.class, second::join);
        assertThat(((MigrateException) Objects.requireNonNull(thrown.getCause())).problem())
                .contains("The server has said nothing for 2 seconds");
        first.join();
        assertThat(direct.rows()).containsExactly("a3");
    }

    @Test
    void readingGoalsDoNotHangEither() {
        direct.migrate().upgrade(Target.parse("a1"));
        Project silent = through(PATIENCE);
        silent.migrate().current();
        relay.fallSilent();
        CompletableFuture<Object> read =
                CompletableFuture.supplyAsync(() -> silent.migrate().current());
        CompletionException thrown = catchThrowableOfType(CompletionException.class, read::join);
        assertThat(thrown.getCause()).isInstanceOf(MigrateException.class);
    }

    @Test
    void aLongStatementOverALivingConnectionIsLeftAlone() {
        project.revision("a2", "a1", "select pg_sleep(6); insert into x values (2);", "delete from x;");
        start(through(PATIENCE)).join();
        assertThat(direct.rows()).containsExactly("a3");
    }

    @Test
    void aRevisionInJavaThatThinksForLongKeepsItsSession() {
        project.remove("a2");
        project.java(
                "a2",
                "a1",
                "op.execute(\"insert into x values (2)\"); op.query(\"select 1\"); Thread.sleep(5000); op.query(\"select 1\");",
                "op.execute(\"delete from x\");");
        start(through(PATIENCE)).join();
        assertThat(direct.rows()).containsExactly("a3");
    }

    // found/run/idle-session-timeout
    @Test
    void timeoutsOfARoleDoNotEndARunThatWaits() throws Exception {
        direct.migrate().upgrade(Target.parse("a1"));
        project.revision("a2", "a1", "alter table x add j int; insert into x values (2);", "");
        database.execute("drop role if exists lim; create role lim superuser login password 'lim'; "
                + "alter role lim set idle_session_timeout = '500ms'; "
                + "alter role lim set idle_in_transaction_session_timeout = '500ms'");
        Project limited = direct.on(new TestDatabase(database.url(), "lim", "lim"));
        limited.with(new RunSettings(
                TransactionMode.REVISION, Duration.ofMillis(300), Duration.ZERO, Duration.ofMinutes(1), 1000));
        CompletableFuture<Void> run;
        try (var reader = database.connect();
                var statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("select * from x");
            run = start(limited);
            Thread.sleep(3000);
            reader.rollback();
        }
        run.join();
        assertThat(direct.rows()).containsExactly("a3");
    }

    private void assertNobodyIsLockedOut() throws InterruptedException {
        direct.migrate().upgrade(Target.parse("head"));
        assertThat(direct.rows()).containsExactly("a3");
        while (!database.query("select 1 from pg_stat_activity where datname = current_database() and "
                        + "application_name = 'migrate'")
                .isEmpty()) {
            Thread.sleep(50);
        }
    }

    private static CompletableFuture<Void> start(Project project) {
        return CompletableFuture.runAsync(() -> project.migrate().upgrade(Target.parse("head")));
    }

    /** Waits until the server sleeps in a step, and what it told before has come. */
    private void awaitSleep(CompletableFuture<?> run) throws InterruptedException {
        while (!run.isDone()
                && database.query("select 1 from pg_stat_activity where wait_event = 'PgSleep' and datname = "
                                + "current_database()")
                        .isEmpty()) {
            Thread.sleep(5);
        }
        Thread.sleep(150);
    }

    private static StepFailedException failure(CompletableFuture<Void> run) {
        CompletionException thrown = catchThrowableOfType(CompletionException.class, run::join);
        return (StepFailedException) Objects.requireNonNull(thrown.getCause());
    }
}
