package dev.migrate.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.migrate.MigrateException;
import dev.migrate.postgres.Tables;
import dev.migrate.revision.RevisionId;
import dev.migrate.revision.Target;
import dev.migrate.testing.Project;
import dev.migrate.testing.TestDatabase;
import dev.migrate.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A database that is ahead of the files: somebody went from a branch to another one.
 *
 * <pre>
 *   aaaa00000001 ── aaaa00000002 ──┬── 08a5add37094
 *               └── aaaa00000003 ──┘
 * </pre>
 */
@ExtendWith(TestServer.class)
class BranchSwitchTest {

    private static final Path FOUND = Path.of("src/test/resources/found/branch-switch-advice");
    private static final String ADVICE =
            "Take back, on the branch that has the file, what this one has not: `git worktree add ../other <branch>`, then"
                    + " `mvn -f ../other migrate:downgrade -Dtarget=<revision where the branches part>`; or go to that"
                    + " branch, or to newer sources. Only where the file is lost for good, `mvn migrate:stamp"
                    + " -Drevisions=<revision> -Dpurge` forgets the row: it undoes nothing, so what the lost revision made"
                    + " stays, and applying it again fails.";

    private final Project other;
    private final Project here;
    private final TestDatabase database;

    BranchSwitchTest(@TempDir Path base, TestDatabase database) throws IOException {
        this.database = database;
        this.other = project(
                base.resolve("other"), "aaaa00000001_x", "aaaa00000002_x", "aaaa00000003_x", "08a5add37094_both");
        this.here = project(base.resolve("here"), "aaaa00000001_x", "aaaa00000002_x");
        other.migrate().upgrade(Target.parse("head"));
    }

    private Project project(Path base, String... files) throws IOException {
        Project project = new Project(base, database);
        for (String file : files) {
            project.file(file + ".sql", Files.readString(FOUND.resolve(file + ".sql")));
        }
        return project;
    }

    @Test
    void currentReportsADatabaseThatIsAhead() {
        CurrentState state = here.migrate().current();
        assertThat(state.tips()).isEmpty();
        assertThat(state.missing()).isEmpty();
        assertThat(state.atHead()).isFalse();
        assertThat(state.unknown().toString())
                .matches(
                        "\\[08a5add37094 \\(no file declares it, \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ by postgres from"
                                + " 127\\.0\\.0\\.1\\)]");
        assertThat(state.advice()).isEqualTo(ADVICE);
        assertThat(other.migrate().current().unknown()).isEmpty();
        assertThat(other.migrate().current().advice()).isEmpty();
    }

    @Test
    void branchSwitchAdvice() {
        MigrateException error = catchThrowableOfType(
                MigrateException.class, () -> here.migrate().upgrade(Target.parse("head")));
        assertThat(error.problem())
                .startsWith("The database is at revision 08a5add37094, which no file declares (applied ");
        assertThat(error.hint()).isEqualTo(ADVICE);

        other.migrate().downgrade(Target.parse("aaaa00000001"));
        here.migrate().upgrade(Target.parse("head"));
        assertThat(here.rows()).containsExactly("aaaa00000002");
        other.migrate().upgrade(Target.parse("head"));
        assertThat(other.rows()).containsExactly("08a5add37094");
    }

    /** The database of a team that comes from Alembic. */
    @Test
    void alembicImportDeadEnd(@TempDir Path base, TestDatabase alembic) {
        alembic.execute("create table alembic_version(version_num varchar(32) primary key);"
                + "insert into alembic_version values ('ae1027a6acf1');"
                + "create table country(code char(2) primary key, name text not null)");
        Project project = new Project(base, alembic).with(new Tables("public", "alembic_version"));

        MigrateException error = catchThrowableOfType(
                MigrateException.class, () -> project.migrate().importDatabase(NewRevision.of("what was there")));
        assertThat(error.problem())
                .isEqualTo(
                        "The database is at revision ae1027a6acf1, which no file declares (its log does not say when it"
                                + " was applied).");
        assertThat(error.hint())
                .isEqualTo("Coming from Alembic, write what is there as that revision: `mvn migrate:import"
                        + " -DrevId=ae1027a6acf1`. Where other sources have its file, check those out.");

        NewRevision plain = NewRevision.of("what was there");
        project.migrate()
                .importDatabase(new NewRevision(
                        plain.message(),
                        plain.parents(),
                        plain.placement(),
                        plain.branchLabels(),
                        plain.dependsOn(),
                        plain.directory(),
                        Optional.of(new RevisionId("ae1027a6acf1"))));
        assertThat(project.rows()).containsExactly("ae1027a6acf1");
        assertThat(project.migrate().current().atHead()).isTrue();
        assertThat(project.migrate().upgrade(Target.parse("head")).steps()).isEmpty();
        assertThat(project.migrate().verify().findings()).isEmpty();
    }

    /** What is granted to a role needs the role, also where revisions are tried. */
    @Test
    void flywayImportRoles(@TempDir Path base, TestDatabase live) {
        Project project = new Project(base, live)
                .revision(
                        "a", "", "create table t (a int);\ngrant select on t to a_reader_of_nowhere;", "drop table t;");
        List<Finding> findings = project.migrate().verify().findings();
        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).toString())
                .isEqualTo("upgrade: Cannot upgrade to a (step a): migrations/a.sql:8: ERROR 42704: role"
                        + " \"a_reader_of_nowhere\" does not exist. What no revision makes, such as a role, has to be there"
                        + " where revisions are tried: create it in a revision where it is missing, or verify on a server"
                        + " that has it (migrate.url)");
    }
}
