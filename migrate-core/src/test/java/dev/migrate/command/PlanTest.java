package dev.migrate.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.migrate.command.Migrate.Direction;
import dev.migrate.revision.Target;
import dev.migrate.runner.PlannedStep;
import dev.migrate.runner.PlannedStep.Outside;
import dev.migrate.runner.RunEvent;
import dev.migrate.runner.StepTitle;
import dev.migrate.testing.Project;
import dev.migrate.testing.Relay;
import dev.migrate.testing.TestDatabase;
import dev.migrate.testing.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a run would do, and what it costs: {@code a <- b <- c}. */
@ExtendWith(TestServer.class)
class PlanTest {

    private final Path base;
    private final Project project;
    private final TestDatabase database;

    PlanTest(@TempDir Path base, TestDatabase database) {
        this.base = base;
        this.project = new Project(base, database);
        this.database = database;
        project.table("a", "")
                .revision("b", "a", "alter table a add x int;\nvacuum a;\n-- migrate: repeat\ndelete from a;", "")
                .table("c", "b");
    }

    @Test
    void aPlanNamesTheStepsWhatDividesThemAndWhatHasNoWayBack() {
        List<PlannedStep> steps =
                project.migrate().plan(Direction.UPGRADE, Target.parse("head")).steps();

        assertThat(steps.stream().map(step -> StepTitle.of(step.step())))
                .containsExactly("upgrade <base> -> a, step a", "upgrade a -> b, step b", "upgrade b -> c, step c");
        assertThat(steps.get(1).outside())
                .containsExactly(
                        new Outside("migrations/b.sql:8", "vacuum a", false),
                        new Outside("migrations/b.sql:10", "delete from a", true));
        assertThat(steps.get(1).irreversible()).contains("migrations/b.sql:12 has an empty downgrade section.");
        assertThat(database.tables()).isEmpty();
    }

    @Test
    void aPlanStartsWhereTheDatabaseIs() {
        project.migrate().upgrade(Target.parse("b"));
        assertThat(project.migrate()
                        .plan(Direction.UPGRADE, Target.parse("head"))
                        .steps())
                .hasSize(1);
        assertThat(project.migrate()
                        .plan(Direction.DOWNGRADE, Target.parse("base"))
                        .steps())
                .hasSize(2);
    }

    @Test
    void thePlanOfADowngradeNamesWhatItWouldBeRefusedFor() {
        project.migrate().upgrade(Target.parse("head"));

        List<PlannedStep> steps = project.migrate()
                .plan(Direction.DOWNGRADE, Target.parse("base"))
                .steps();

        assertThat(steps.stream().map(PlannedStep::irreversible))
                .containsExactly(
                        Optional.empty(),
                        Optional.of("migrations/b.sql:12 has an empty downgrade section."),
                        Optional.empty());
    }

    @Test
    void aStepInJavaSaysWhatItGivesAsFarAsItCan() {
        project.java("d", "c", "op.execute(\"select 1\");\nop.autocommit(\"analyze a\");", "");
        project.java("e", "d", "op.execute(\"select 1\");\nop.query(\"select 1\");\nop.execute(\"select 2\");", "");
        List<PlannedStep> steps =
                project.migrate().plan(Direction.UPGRADE, Target.parse("head")).steps();

        assertThat(steps.get(3).statements()).isEqualTo(2);
        assertThat(steps.get(3).readsData()).isFalse();
        assertThat(steps.get(3).outside()).containsExactly(new Outside("migrations/d.java:8", "analyze a", false));
        assertThat(steps.get(4).statements()).isEqualTo(1);
        assertThat(steps.get(4).readsData()).isTrue();
    }

    @Test
    void thePlanOfADowngradeRunsNoMethodThatIsNotThere() {
        project.file("d.java", """
                // step d
                // revision: d
                // down-revision: c
                // migrate: irreversible
                class D implements dev.migrate.op.JavaMigration {
                    public void upgrade(dev.migrate.op.Operations op) {}
                }
                """);
        project.migrate().upgrade(Target.parse("head"));
        assertThat(project.migrate()
                        .plan(Direction.DOWNGRADE, Target.parse("c"))
                        .steps()
                        .get(0)
                        .irreversible())
                .contains("migrations/d.java:4 says that it is irreversible.");
    }

    @Test
    void aDryRunRunsForRealAndLeavesNothing() {
        project.migrate().dryRun(Direction.UPGRADE, Target.parse("head"));

        assertThat(database.tables()).isEmpty();
        assertThat(events())
                .containsExactly(
                        "LeftOut",
                        "LeftOut",
                        "Planned",
                        "Started",
                        "Finished",
                        "Started",
                        "Finished",
                        "Started",
                        "Finished");
        project.migrate().upgrade(Target.parse("head"));
        assertThat(project.rows()).containsExactly("c");
    }

    @Test
    void aDryRunFindsTheStatementThatWouldFail() {
        project.revision("d", "c", "insert into a values (1), (1);", "select 1;");
        assertThat(catchThrowable(() -> project.migrate().dryRun(Direction.UPGRADE, Target.parse("head"))))
                .hasMessageContaining("migrations/d.sql:7")
                .hasMessageContaining("Nothing was kept");
    }

    @Test
    void roundTripsDoNotGrowWithTheNumberOfRevisions() throws IOException {
        int few = roundTripsOfAnUpgrade(10, "");
        int many = roundTripsOfAnUpgrade(100, "");
        assertThat(many - few).isLessThanOrEqualTo(2); // the bytes of 90 revisions more
        assertThat(many).isLessThanOrEqualTo(12); // 8 of them are the handshakes of two connections
    }

    @Test
    void ofTheRoundTripsTwoAreTheOfferOfEncryption() throws IOException {
        assertThat(roundTripsOfAnUpgrade(100, "?sslmode=disable")).isLessThanOrEqualTo(10);
    }

    // More steps than are written out at a time.
    @Test
    void aLongPlanIsRunAndRehearsedToItsEnd() {
        for (int n = 1; n <= 1_100; n++) {
            project.revision("long" + n, n == 1 ? "c" : "long" + (n - 1), "select " + n + ";", "select 1;");
        }
        Target head = Target.parse("head");
        assertThat(project.migrate().dryRun(Direction.UPGRADE, head).steps()).hasSize(1_103);
        project.revision("long700", "long699", "select 1 / 0;", "select 1;");
        assertThat(catchThrowable(() -> project.migrate().upgrade(head)))
                .hasMessageContaining("long700")
                .hasMessageContaining("702 steps before it");
        assertThat(project.rows()).containsExactly("long699");
        project.revision("long700", "long699", "select 1;", "select 1;");
        assertThat(project.migrate().upgrade(head).steps()).hasSize(401);
        assertThat(database.query("select count(*) from migrate_log")).containsExactly("1103");
    }

    @Test
    void eachRevisionIsOneTransaction() {
        chain(100);
        project.migrate().upgrade(Target.parse("head"));
        assertThat(database.query("select count(distinct xmin::text), count(*) from migrate_log"))
                .containsExactly("103|103");
    }

    private int roundTripsOfAnUpgrade(int revisions, String parameters) throws IOException {
        chain(revisions);
        int port = Integer.parseInt(database.url().replaceAll(".*:(\\d+)/.*", "$1"));
        try (Relay relay = new Relay(port)) {
            TestDatabase behind = new TestDatabase(
                    database.url().replace(":" + port, ":" + relay.port()) + parameters,
                    database.user(),
                    database.password());
            int steps = new Project(base, behind)
                    .migrate()
                    .upgrade(Target.parse("head"))
                    .steps()
                    .size();
            assertThat(steps).isGreaterThanOrEqualTo(revisions);
            int trips = relay.roundTrips();
            project.migrate().stamp(List.of(Target.parse("base")), Migrate.Purge.NO);
            database.execute("drop schema public cascade; create schema public");
            return trips;
        }
    }

    private void chain(int revisions) {
        project.revision("b", "a", "alter table a add x int;", "alter table a drop x;");
        for (int n = 1; n <= revisions; n++) {
            project.table("n" + n, n == 1 ? "c" : "n" + (n - 1));
        }
    }

    private List<String> events() {
        return project.events().stream()
                .map(RunEvent.class::cast)
                .map(event -> event.getClass().getSimpleName())
                .toList();
    }
}
