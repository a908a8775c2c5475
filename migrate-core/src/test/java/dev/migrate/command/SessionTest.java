package dev.migrate.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.migrate.revision.Target;
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
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What one revision leaves in the session is gone before the next: it works together as it does alone. */
@ExtendWith(TestServer.class)
class SessionTest {

    private static final String LEFT = """
            create temp table tmp (a int); insert into tmp values (1);
            prepare ps as select 1;
            declare c cursor with hold for select 1;
            listen foo;
            select pg_advisory_lock(42);
            create sequence s; select nextval('s');
            set search_path = ''; set datestyle = 'ISO, DMY'; set my.own = 'x'; set role pg_monitor;
            """;

    /** Nothing of that is there. */
    private static final String NOTHING_LEFT = """
            do $$
            begin
              assert not exists (select from pg_class where relname = 'tmp' and relpersistence = 't'), 'temp';
              assert not exists (select from pg_prepared_statements where name = 'ps'), 'prepared';
              assert not exists (select from pg_cursors where name = 'c'), 'cursor';
              assert not exists (select from pg_listening_channels()), 'listen';
              assert not exists (select from pg_locks where locktype = 'advisory' and objid = 42), 'lock';
              assert current_setting('search_path') <> '' and current_setting('datestyle') = 'ISO, MDY', 'settings';
              assert coalesce(current_setting('my.own', true), '') = '' and current_user = session_user, 'own, role';
              begin
                perform lastval();
                raise 'lastval';
              exception when object_not_in_prerequisite_state then
              end;
            end $$;
            """;

    private final Project project;
    private final TestDatabase database;

    SessionTest(@TempDir Path base, TestDatabase database) {
        this.project = new Project(base, database);
        this.database = database;
    }

    // found/run/temp-tables-leak
    @ParameterizedTest
    @EnumSource(TransactionMode.class)
    void nothingOfOneRevisionReachesTheNext(TransactionMode mode) {
        project.with(new RunSettings(mode, Duration.ofSeconds(5), Duration.ZERO, Duration.ofMinutes(1), 5));
        project.revision("a", "", LEFT, "drop sequence s;")
                .revision("b", "a", NOTHING_LEFT + LEFT.replace("create sequence s;", ""), NOTHING_LEFT);
        upgrade("head");
        project.migrate().downgrade(Target.parse("base"));
        assertThat(project.rows()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-- migrate: autocommit\n", "-- migrate: repeat\n"})
    void theTransactionsOfOneRevisionShareTheirSession(String directive) {
        project.revision("a", "", """
                create temp table tmp (a int); insert into tmp values (1);
                create table t (a int);
                %sinsert into t select a from tmp where not exists (select from t);
                insert into t select a + 1 from tmp;""".formatted(directive), "drop table t;").revision("b", "a", NOTHING_LEFT, "");
        upgrade("head");
        assertThat(database.query("select a from t order by 1")).containsExactly("1", "2");
    }

    @Test
    void aRevisionInJavaLeavesNothingEither() {
        project.java(
                        "a",
                        "",
                        "op.execute(\"create temp table tmp (a int)\"); op.execute(\"select pg_advisory_lock(42)\");",
                        "")
                .java("b", "a", "op.execute(\"create temp table tmp (a int)\"); op.autocommit(\"analyze tmp\");", "")
                .revision("c", "b", NOTHING_LEFT, "");
        upgrade("head");
        assertThat(project.rows()).containsExactly("c");
    }

    // found/run/conforming-strings-off
    @Test
    void aMessageWithABackslashIsKeptWhateverAnApplicationHasSet() {
        project.file("a1.sql", """
                -- import C:\\temp\\new\\
                --
                -- revision: a1
                -- down-revision:

                -- migrate: upgrade
                set standard_conforming_strings = off;
                create table x (i int);
                """);
        upgrade("head");
        assertThat(database.query("select message from migrate_log")).containsExactly("import C:\\temp\\new\\");
    }

    @Test
    void theDurationInTheLogIsThatOfTheClockWhateverTheSessionPrints() {
        database.execute("alter database " + database.name() + " set datestyle = 'SQL, DMY'");
        database.execute("alter database " + database.name() + " set timezone = 'Australia/Lord_Howe'");
        project.revision("a", "", "set timezone = 'America/St_Johns'; select pg_sleep(0.2);", "")
                .revision("b", "a", "reset all; select pg_sleep(0.2);", "");
        upgrade("head");
        assertThat(database.query(
                        "select count(*) from migrate_log where finished_at - started_at between '0.2 s' and '20 s'"))
                .containsExactly("2");
    }

    @Test
    void aDeferredConstraintIsStillCheckedAtTheEnd() {
        project.revision("a", "", """
                create table p (id int primary key);
                create table c (p int references p deferrable initially deferred);
                insert into c values (1);""", "");
        StepFailedException error = catchThrowableOfType(StepFailedException.class, () -> upgrade("head"));
        assertThat(error.problem()).contains("migrations/a.sql, when its transaction was committed", "ERROR 23503");
        assertThat(database.tables()).isEmpty();
    }

    @Test
    void aTemporaryTableWithADeferredCheckGoesAfterThat() {
        String sql = """
                create temp table p (id int primary key);
                create temp table c (p int references p deferrable initially deferred);
                insert into p values (1);
                insert into c values (1);
                """;
        project.revision("a", "", sql, "");
        StepFailedException error = catchThrowableOfType(StepFailedException.class, () -> upgrade("head"));
        assertThat(error.problem()).contains("what it left in the session could not be cleared.", "ERROR 55006");

        project.revision("a", "", sql + "set constraints all immediate;", "");
        upgrade("head");
    }

    private void upgrade(String target) {
        project.migrate().upgrade(Target.parse(target));
    }
}
