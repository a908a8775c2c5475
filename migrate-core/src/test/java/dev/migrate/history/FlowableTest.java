package dev.migrate.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.migrate.MigrateException;
import dev.migrate.catalog.Selection;
import dev.migrate.command.CheckResult;
import dev.migrate.command.CurrentState;
import dev.migrate.command.Finding;
import dev.migrate.command.Migrate;
import dev.migrate.command.Migrate.Rows;
import dev.migrate.command.SchemaSettings;
import dev.migrate.history.Flowable.UpgradeStep;
import dev.migrate.model.Model;
import dev.migrate.model.SqlModel;
import dev.migrate.report.RevisionText;
import dev.migrate.revision.RevisionId;
import dev.migrate.revision.Target;
import dev.migrate.revision.TargetRange;
import dev.migrate.runner.RunResult;
import dev.migrate.runner.StepFailedException;
import dev.migrate.script.Draft;
import dev.migrate.script.FileNaming;
import dev.migrate.script.Language;
import dev.migrate.script.ScriptWriter;
import dev.migrate.script.Templates;
import dev.migrate.testing.Project;
import dev.migrate.testing.Schema;
import dev.migrate.testing.TestDatabase;
import dev.migrate.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A history that others have written: Flowable's release 6.5.0, and what its makers have published since to bring that
 * to 8.0.0, as revisions {@code 6506 <- 6511 <- 6512 <- ... <- 8000}, called after the version of the schema they reach.
 */
@ExtendWith(TestServer.class)
class FlowableTest {

    private static final String[] PARTS_OF_6_5_0 = {
        "common",
        "identitylink",
        "identitylink.history",
        "entitylink",
        "entitylink.history",
        "eventsubscription",
        "task",
        "task.history",
        "variable",
        "variable.history",
        "job",
        "batch",
        "engine",
        "history"
    };
    private static final String[] PARTS_OF_8_0_0 = {"common", "engine", "history"};

    // Flowable's own: the create scripts of 8.0.0 make these, no upgrade script does.
    private static final List<String> INDEXES_WITHOUT_A_STEP = List.of(
            "index CREATE INDEX act_idx_exec_ref_id_ ON public.act_ru_execution USING btree (reference_id_)",
            "index CREATE INDEX act_idx_hi_pro_super_procinst ON public.act_hi_procinst"
                    + " USING btree (super_process_instance_id_)",
            "index CREATE INDEX act_idx_ru_acti_task ON public.act_ru_actinst USING btree (task_id_)");

    private final Project project;
    private final TestDatabase database;
    private final TestDatabase fresh;
    private final Flowable from = Flowable.release("6.5.0");
    private final Flowable to = Flowable.release("8.0.0");
    private final UpgradeStep stepOfTheBase = to.stepsTo(6506).get(0);
    private final List<UpgradeStep> steps = to.stepsTo(6511);

    FlowableTest(@TempDir Path base, TestDatabase database, TestDatabase fresh) {
        this.project = new Project(base, database);
        this.database = database;
        this.fresh = fresh;
    }

    @BeforeEach
    void writeRevisions() {
        write("6506", "create release 6.5.0", List.of(), from.create(PARTS_OF_6_5_0));
        String head = "6506";
        for (UpgradeStep step : steps) {
            write(step, head);
            head = step.to();
        }
    }

    @Test
    void theJarsHoldWhatIsExpectedOfThem() {
        assertThat(from.createScripts()).isEqualTo(PARTS_OF_6_5_0.length);
        assertThat(to.createScripts()).isEqualTo(PARTS_OF_8_0_0.length);
        assertThat(steps).hasSize(19);
    }

    @Test
    void theUpgradedSchemaIsThatOfTheNewRelease() {
        upgrade("head");
        fresh.execute(to.create(PARTS_OF_8_0_0));

        Schema upgraded = Schema.of(database);
        Schema created = Schema.of(fresh);
        assertThat(upgraded.without(created)).isEmpty();
        assertThat(created.without(upgraded)).isEqualTo(INDEXES_WITHOUT_A_STEP);
        assertThat(created.facts())
                .hasSizeGreaterThan(800)
                .contains(
                        "column act_ru_task.tenant_id_ character varying(255) default ''::character varying storage x",
                        "constraint act_ru_job.act_fk_job_exception FOREIGN KEY (exception_stack_id_)"
                                + " REFERENCES act_ge_bytearray(id_)",
                        "index CREATE UNIQUE INDEX act_ru_job_pkey ON public.act_ru_job USING btree (id_)",
                        "sequence act_hi_tsk_log_id__seq integer start 1 by 1 from 1 to 2147483647 cache 1"
                                + " owned by column id_ of table act_hi_tsk_log");
        assertThat(database.query("select value_ from act_ge_property where name_ = 'schema.version'"))
                .containsExactly("8.0.0.0");
    }

    @Test
    void theHistoryIsVerifiedAgainstTheModelOfTheNewRelease(@TempDir Path model) throws IOException {
        Path schema = Files.writeString(model.resolve("flowable.sql"), to.create(PARTS_OF_8_0_0));
        SchemaSettings wanted =
                SchemaSettings.of(new Model(List.of(new SqlModel(model, List.of(schema)))), Selection.all());
        CheckResult result = new Migrate(project.settings().with(wanted), event -> {}).verify();
        assertThat(result.remarks()).hasSize(20).allMatch(line -> line.startsWith("Passed over the way back of "));
        assertThat(result.findings())
                .extracting(Finding::toString)
                .containsExactly(
                        "model: add index public.act_idx_exec_ref_id_",
                        "model: add index public.act_idx_hi_pro_super_procinst",
                        "model: add index public.act_idx_ru_acti_task");
    }

    @Test
    void everyRevisionIsAppliedOnce() {
        RunResult result = upgrade("head");
        assertThat(result.steps()).hasSize(20);
        assertThat(upgrade("head").steps()).isEmpty();

        assertThat(project.rows()).containsExactly("8000");
        List<String> revisions = new ArrayList<>();
        revisions.add("6506|upgrade|f|create release 6.5.0");
        steps.forEach(step -> revisions.add(step.to() + "|upgrade|f|" + message(step)));
        assertThat(database.query("select revision, direction, stamped, message from migrate_log order by id"))
                .isEqualTo(revisions);
    }

    @Test
    void revisionByRevisionLeadsToTheSameSchema() {
        upgrade("head");
        Project slow = project.on(fresh);
        for (int step = 0; step < 20; step++) {
            slow.migrate().upgrade(Target.parse("+1"));
        }
        assertThat(Schema.of(fresh)).isEqualTo(Schema.of(database));
    }

    @Test
    void theHistoryReadsWell() {
        upgrade("7011");

        CurrentState current = project.migrate().current();
        assertThat(current.tips()).extracting(RevisionText::currentLine).containsExactly("7011");
        assertThat(current.missing()).extracting(RevisionText::headLine).containsExactly("8000 (head)");
        assertThat(project.migrate().history(TargetRange.all(), Rows.INDICATED))
                .extracting(RevisionText::historyLine)
                .containsExactly(
                        "7202 -> 8000 (head), upgrade 7202 to 8000",
                        "7200 -> 7202, upgrade 7201 to 7202",
                        "7102 -> 7200, upgrade 7102 to 7200",
                        "7100 -> 7102, upgrade 7101 to 7102",
                        "7011 -> 7100, upgrade 7011 to 7100",
                        "7010 -> 7011 (current), upgrade 7010 to 7011",
                        "6810 -> 7010, upgrade 7000 to 7010",
                        "6722 -> 6810, upgrade 6800 to 6810",
                        "6721 -> 6722, upgrade 6721 to 6722",
                        "6701 -> 6721, upgrade 6720 to 6721",
                        "6610 -> 6701, upgrade 6700 to 6701",
                        "6601 -> 6610, upgrade 6601 to 6610",
                        "6516 -> 6601, upgrade 6600 to 6601",
                        "6515 -> 6516, upgrade 6515 to 6516",
                        "6514 -> 6515, upgrade 6514 to 6515",
                        "6513 -> 6514, upgrade 6513 to 6514",
                        "6512 -> 6513, upgrade 6512 to 6513",
                        "6511 -> 6512, upgrade 6511 to 6512",
                        "6506 -> 6511, upgrade 6510 to 6511",
                        "<base> -> 6506, create release 6.5.0");

        upgrade("head");
        assertThat(project.migrate().current().atHead()).isTrue();
    }

    @Test
    void thereIsNoWayBackAndNothingIsTried() {
        upgrade("head");
        Schema before = Schema.of(database);

        MigrateException error = catchThrowableOfType(
                MigrateException.class, () -> project.migrate().downgrade(Target.parse("7102")));

        assertThat(error.problem()).isEqualTo("""
                        Cannot downgrade 8000 (upgrade 7202 to 8000): \
                        migrations/8000_upgrade_7202_to_8000.sql:13 says that it is irreversible.
                        Cannot downgrade 7202 (upgrade 7201 to 7202): \
                        migrations/7202_upgrade_7201_to_7202.sql:10 says that it is irreversible.
                        Cannot downgrade 7200 (upgrade 7102 to 7200): \
                        migrations/7200_upgrade_7102_to_7200.sql:14 says that it is irreversible.""");
        assertThat(project.rows()).containsExactly("8000");
        assertThat(Schema.of(database)).isEqualTo(before);
    }

    // Release 6.5.0 publishes the step 6505 to 6506, and what it adds stands in its create scripts already.
    @Test
    void aStepThatTheBaseAlreadyHoldsIsRefusedWhole() {
        upgrade("6506");
        Schema before = Schema.of(database);
        write("6506again", "upgrade 6505 to 6506", List.of("6506"), stepOfTheBase.sql());

        StepFailedException error = catchThrowableOfType(StepFailedException.class, () -> upgrade("6506again"));

        assertThat(error.problem()).isEqualTo("""
                        Cannot upgrade to 6506again (upgrade 6505 to 6506): \
                        migrations/6506again_upgrade_6505_to_6506.sql:10
                        ERROR 42701: column "reference_id_" of relation "act_hi_procinst" already exists
                          10 | alter table ACT_HI_PROCINST add column REFERENCE_ID_ varchar(255)
                        Nothing was kept: its transaction was rolled back, and it was the first step of this run.""");
        assertThat(project.rows()).containsExactly("6506");
        assertThat(Schema.of(database)).isEqualTo(before);
    }

    private static String message(UpgradeStep step) {
        return "upgrade " + step.from() + " to " + step.to();
    }

    private void write(UpgradeStep step, String parent) {
        write(step.to(), message(step), List.of(parent), step.sql());
    }

    private void write(String id, String message, List<String> parents, String sql) {
        ScriptWriter writer = new ScriptWriter(
                project.settings().base(),
                Templates.own(Language.SQL).named(Templates.STANDARD),
                FileNaming.standard());
        writer.write(
                project.directory(),
                new Draft(
                        new RevisionId(id),
                        message,
                        parents.stream().map(RevisionId::new).toList(),
                        List.of(),
                        List.of(),
                        Instant.parse("2026-11-20T09:00:00Z"),
                        sql,
                        "-- migrate: irreversible"));
    }

    private RunResult upgrade(String target) {
        return project.migrate().upgrade(Target.parse(target));
    }
}
