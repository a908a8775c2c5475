package dev.migrate.command;

import dev.migrate.MigrateException;
import dev.migrate.command.DatabaseCommands.Mode;
import dev.migrate.diff.Locking;
import dev.migrate.postgres.Database;
import dev.migrate.postgres.DatabaseState;
import dev.migrate.postgres.VersionTable;
import dev.migrate.postgres.VersionTable.Presence;
import dev.migrate.report.RevisionView;
import dev.migrate.revision.Heads;
import dev.migrate.revision.PathFinder;
import dev.migrate.revision.Step;
import dev.migrate.revision.Target;
import dev.migrate.revision.TargetRange;
import dev.migrate.runner.OfflineScript;
import dev.migrate.runner.PlannedStep;
import dev.migrate.runner.Run;
import dev.migrate.runner.RunEvent;
import dev.migrate.runner.RunResult;
import dev.migrate.runner.Sections;
import dev.migrate.runner.StampLog;
import dev.migrate.script.History;
import dev.migrate.script.JavaScripts;
import dev.migrate.script.Script;
import dev.migrate.script.Template;
import dev.migrate.script.Templates;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * Version control for a PostgreSQL schema: the commands. Each reads and checks all files anew, and throws a
 * {@link MigrateException} for whatever the user can mend. Thread-safe as far as the listener is.
 */
public final class Migrate {

    private final Settings settings;
    private final ProjectRevisions revisions;
    private final DatabaseCommands commands;

    /**
     * The commands for a project.
     *
     * @param settings the project
     * @param listener hears what happens during a run
     */
    public Migrate(Settings settings, Consumer<? super RunEvent> listener) {
        this.settings = settings;
        this.revisions = new ProjectRevisions(settings);
        this.commands = new DatabaseCommands(
                revisions,
                () -> new Database(settings.database().connection()),
                settings.tables(),
                settings.run(),
                listener);
    }

    /** Creates the directory of revisions, with a page that explains it. */
    public Initialization init() {
        return Initialization.create(settings);
    }

    /** Writes a new revision. */
    public Script revision(NewRevision request) {
        return new RevisionFiles(settings, revisions.history()).write(request);
    }

    /**
     * Writes the revision that leads to the schema that the model wants: from the configured database, which has to be at
     * head, or without one from what the revisions make.
     */
    public Generated autogenerate(Autogeneration request) {
        try (Scratch scratch = new Scratch(settings)) {
            return new Autogenerator(settings, revisions.history(), scratch).write(request);
        }
    }

    /** Looks whether files, version rows, checksums and the model agree with the database; changes nothing. */
    public CheckResult check() {
        try (Scratch scratch = new Scratch(settings)) {
            return new Checker(settings, scratch).check(revisions::historyWithRevisions);
        }
    }

    /** Runs all revisions up, down and up again in scratch databases, and compares the schema after each step. */
    public CheckResult verify() {
        try (Scratch scratch = new Scratch(settings)) {
            return new Verifier(settings, revisions.historyWithRevisions(), scratch).verify();
        }
    }

    /**
     * What makes one schema of another.
     *
     * @param from {@code model}, {@code database}, {@code revisions}, a directory of revisions, files of plain DDL, or the
     *     URL of a database
     * @param to the same
     * @param locking what the statements may lock
     */
    public SchemaDiff diff(String from, String to, Locking locking) {
        try (Scratch scratch = new Scratch(settings)) {
            return new SchemaEnds(settings, revisions::historyWithRevisions, scratch).compare(from, to, locking);
        }
    }

    /** Writes the first revision of the database, all that it holds, and says that it is there. */
    public Generated importDatabase(NewRevision request) {
        Generated generated;
        try (Scratch scratch = new Scratch(settings)) {
            generated = new Importer(settings, revisions.history(), scratch).write(request);
        }
        Script written = generated.script().orElseThrow();
        stamp(List.of(Target.parse(written.revision().id().value())), Purge.NO);
        return generated;
    }

    /** Writes a revision that joins two or more others. */
    public Script merge(NewRevision request) {
        return new RevisionFiles(settings, revisions.history()).merge(request);
    }

    /** The templates that a revision may be written from. */
    public List<Template> templates() {
        return Templates.with(settings.templates(), settings.language()).all();
    }

    /** Which heads are meant. */
    public enum HeadKind {
        /** Whatever no revision follows. */
        BY_PARENTS,
        /** Those of them that no revision depends on either. */
        RESOLVED
    }

    /**
     * Puts the revisions where an application finds them that is built of the project: below {@code META-INF/migrate} of
     * its classes. Their parents may be packaged on the class path of the project.
     *
     * @param classes the directory of classes
     * @param module the name of these revisions, different for every jar on a class path
     */
    public Packaging packageInto(Path classes, String module) {
        return Packaging.write(revisions, classes, module);
    }

    /** The heads of the history. */
    public List<RevisionView> heads(HeadKind kind) {
        return files().heads(kind);
    }

    /** The branch points, newest first, each with the revisions that follow it. */
    public List<BranchPoint> branches() {
        return files().branches();
    }

    /** What a history says of the database. */
    public enum Rows {
        /** Nothing, unless the range speaks of {@code current}. */
        AS_NEEDED,
        /** Which revisions it is at, and when each was applied. */
        INDICATED
    }

    /** The revisions of a range, newest first. Connects only where the range or the caller asks for the rows. */
    public List<RevisionView> history(TargetRange range, Rows rows) {
        return (Inspection.needsRows(range, rows) ? commands.inspect() : files()).history(range);
    }

    /** The revisions that a target means, none for {@code base}. Connects only where it counts from the rows. */
    public List<RevisionView> show(Target target) {
        return (Inspection.needsRows(target) ? commands.inspect() : files()).show(target);
    }

    /** Where the database is; creates nothing there. */
    public CurrentState current() {
        return commands.current();
    }

    /** Which way a plan goes. */
    public enum Direction {
        /** As {@link #upgrade(Target)}. */
        UPGRADE,
        /** As {@link #downgrade(Target)}. */
        DOWNGRADE
    }

    /** What an upgrade or a downgrade would do now; changes nothing and waits for nobody. */
    public Plan plan(Direction direction, Target target) {
        History history = revisions.historyWithRevisions();
        Database database = commands.databases().get();
        DatabaseState state = commands.read(database);
        revisions.refuseUnknown(history, state);
        List<Step> steps = planner(direction, target).apply(new PathFinder(history.graph()), state.rows());
        try (JavaScripts java = revisions.java()) {
            return new Plan(database.address(), state.rows(), PlannedStep.of(steps, Sections.recorded(history, java)));
        }
    }

    /** Runs a plan for real in one transaction and rolls it back, leaving out what refuses a transaction. */
    public RunResult dryRun(Direction direction, Target target) {
        return commands.run(planner(direction, target), Mode.DRY_RUN);
    }

    private static BiFunction<PathFinder, Heads, List<Step>> planner(Direction direction, Target target) {
        return direction == Direction.UPGRADE
                ? (paths, rows) -> paths.upgrade(rows, target)
                : (paths, rows) -> paths.downgrade(rows, target);
    }

    /** Runs every missing revision that leads to a target. */
    public RunResult upgrade(Target target) {
        return commands.run(planner(Direction.UPGRADE, target), Mode.REAL);
    }

    /** Undoes everything that stands on a target. */
    public RunResult downgrade(Target target) {
        return commands.run(planner(Direction.DOWNGRADE, target), Mode.REAL);
    }

    /** What becomes of version rows that no file knows. */
    public enum Purge {
        /** They are refused. */
        NO,
        /** All rows are deleted first. */
        YES
    }

    /** Says where the database is without running anything, and accepts the files as they are now. */
    public RunResult stamp(List<Target> targets, Purge purge) {
        History history = revisions.history();
        try (JavaScripts java = revisions.java();
                Run run = commands.open()) {
            if (purge == Purge.NO) {
                revisions.refuseUnknown(history, run.state());
            }
            Stamping stamping = Stamping.plan(history, run.state(), targets, purge);
            return run.apply(Sections.live(history, java), stamping.steps(), stamping.log(), ToolVersion.get());
        }
    }

    /** The upgrade as a script for psql. */
    public String upgradeSql(OfflinePlan plan) {
        return text(to -> upgradeSql(plan, to));
    }

    /** The upgrade as a script for psql, written there piece by piece. */
    public void upgradeSql(OfflinePlan plan, OutputStream to) {
        offline(plan, planner(Direction.UPGRADE, plan.end()), to);
    }

    /** The downgrade as a script for psql; without a database to look at, the plan has to say where it starts. */
    public String downgradeSql(OfflinePlan plan) {
        return text(to -> downgradeSql(plan, to));
    }

    /** The downgrade as a script for psql, written there piece by piece. */
    public void downgradeSql(OfflinePlan plan, OutputStream to) {
        if (plan.start().isEmpty() && !settings.database().isConfigured()) {
            throw new MigrateException(
                    "A downgrade script has to know where it starts.",
                    "Write -Dtarget=<from>:<to>, or configure the database it is for (migrate.url).");
        }
        offline(plan, planner(Direction.DOWNGRADE, plan.end()), to);
    }

    private void offline(OfflinePlan plan, BiFunction<PathFinder, Heads, List<Step>> planner, OutputStream to) {
        History history = revisions.historyWithRevisions();
        PathFinder paths = new PathFinder(history.graph());
        Heads rows = offlineState(history, plan).rows();
        try (JavaScripts java = revisions.java()) {
            offlineScript(history, java).write(rows, planner.apply(paths, rows), StampLog.NOTHING, plan.tag(), to);
        }
    }

    /** The stamp as a script for psql. */
    public String stampSql(OfflinePlan plan) {
        return text(to -> stampSql(plan, to));
    }

    /** The stamp as a script for psql, written there. */
    public void stampSql(OfflinePlan plan, OutputStream to) {
        History history = revisions.history();
        DatabaseState state = offlineState(history, plan);
        Stamping stamping = Stamping.plan(history, state, List.of(plan.end()), Purge.NO);
        try (JavaScripts java = revisions.java()) {
            offlineScript(history, java).write(state.rows(), stamping.steps(), stamping.log(), plan.tag(), to);
        }
    }

    private static String text(Consumer<OutputStream> writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        writing.accept(bytes);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** What creates the version table and the log, as a script for psql. */
    public String ensureVersionSql() {
        return String.join(
                "",
                new VersionTable(settings.tables())
                        .create(Presence.none(settings.tables())).stream()
                                .map(statement -> statement + ";\n")
                                .toList());
    }

    private OfflineScript offlineScript(History history, JavaScripts java) {
        return new OfflineScript(
                Sections.recorded(history, java), settings.tables(), settings.run(), ToolVersion.get());
    }

    /** The start of a script: as the plan says, else what the configured database holds, else nothing. */
    private DatabaseState offlineState(History history, OfflinePlan plan) {
        DatabaseState empty = DatabaseState.empty(settings.tables());
        if (plan.start().isPresent()) {
            PathFinder paths = new PathFinder(history.graph());
            Heads rows = Heads.of(paths.resolve(plan.start().get(), Heads.none()));
            return new DatabaseState(empty.presence(), rows, empty.log());
        }
        if (!settings.database().isConfigured()) {
            return empty;
        }
        DatabaseState state = commands.read(commands.databases().get());
        revisions.refuseUnknown(history, state);
        return state;
    }

    /** Creates the version table and the log where they are missing; tells whether one was. */
    public boolean ensureVersion() {
        try (Run run = commands.open()) {
            return run.ensureVersion();
        }
    }

    private Inspection files() {
        return new Inspection(revisions.history(), "", DatabaseState.empty(settings.tables()));
    }
}
