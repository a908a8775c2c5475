package dev.migrate.command;

import dev.migrate.MigrateException;
import dev.migrate.postgres.Database;
import dev.migrate.postgres.DatabaseState;
import dev.migrate.postgres.Session;
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
import dev.migrate.script.ScriptDirectory;
import dev.migrate.script.Template;
import dev.migrate.script.Templates;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Version control for a PostgreSQL schema: the commands. Each reads and checks all files anew, and throws a
 * {@link MigrateException} for whatever the user can mend. Thread-safe as far as the listener is.
 */
public final class Migrate {

    private final Settings settings;
    private final Consumer<? super RunEvent> listener;

    /**
     * The commands for a project.
     *
     * @param settings the project
     * @param listener hears what happens during a run
     */
    public Migrate(Settings settings, Consumer<? super RunEvent> listener) {
        this.settings = settings;
        this.listener = listener;
    }

    /** Creates the directory of revisions, with a page that explains it. */
    public Initialization init() {
        return Initialization.create(settings);
    }

    /** Writes a new revision. */
    public Script revision(NewRevision request) {
        return new RevisionFiles(settings, history()).write(request);
    }

    /**
     * Writes the revision that leads to the schema that the model wants: from the configured database, which has to be at
     * head, or without one from what the revisions make.
     */
    public Generated autogenerate(Autogeneration request) {
        try (Scratch scratch = new Scratch(settings)) {
            return new Autogenerator(settings, history(), scratch).write(request);
        }
    }

    /** Looks whether files, version rows, checksums and the model agree with the database; changes nothing. */
    public CheckResult check() {
        try (Scratch scratch = new Scratch(settings)) {
            return new Checker(settings, scratch).check(this::historyWithRevisions);
        }
    }

    /** Runs all revisions up, down and up again in scratch databases, and compares the schema after each step. */
    public CheckResult verify() {
        try (Scratch scratch = new Scratch(settings)) {
            return new Verifier(settings, historyWithRevisions(), scratch).verify();
        }
    }

    /**
     * What makes one schema of another.
     *
     * @param from {@code model}, {@code database}, {@code revisions}, a directory of revisions, files of plain DDL, or the
     *     URL of a database
     * @param to the same
     */
    public SchemaDiff diff(String from, String to) {
        try (Scratch scratch = new Scratch(settings)) {
            return new SchemaEnds(settings, this::historyWithRevisions, scratch).compare(from, to);
        }
    }

    /** Writes the first revision of the database, all that it holds, and says that it is there. */
    public Generated importDatabase(NewRevision request) {
        Generated generated;
        try (Scratch scratch = new Scratch(settings)) {
            generated = new Importer(settings, history(), scratch).write(request);
        }
        Script written = generated.script().orElseThrow();
        stamp(List.of(Target.parse(written.revision().id().value())), Purge.NO);
        return generated;
    }

    /** Writes a revision that joins two or more others. */
    public Script merge(NewRevision request) {
        return new RevisionFiles(settings, history()).merge(request);
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
        return (Inspection.needsRows(range, rows) ? filesAndDatabase() : files()).history(range);
    }

    /** The revisions that a target means, none for {@code base}. Connects only where it counts from the rows. */
    public List<RevisionView> show(Target target) {
        return (Inspection.needsRows(target) ? filesAndDatabase() : files()).show(target);
    }

    /** Where the database is; creates nothing there. */
    public CurrentState current() {
        return filesAndDatabase().current();
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
        History history = historyWithRevisions();
        Database database = database();
        DatabaseState state = read(database);
        UnknownRows.refuse(history, state);
        List<Step> steps = planner(direction, target).apply(new PathFinder(history.graph()), state.rows());
        try (JavaScripts java = new JavaScripts(settings.java())) {
            return new Plan(database.address(), state.rows(), PlannedStep.of(steps, Sections.recorded(history, java)));
        }
    }

    /** Runs a plan for real in one transaction and rolls it back, leaving out what refuses a transaction. */
    public RunResult dryRun(Direction direction, Target target) {
        return run(planner(direction, target), RunMode.DRY_RUN);
    }

    private static BiFunction<PathFinder, Heads, List<Step>> planner(Direction direction, Target target) {
        return direction == Direction.UPGRADE
                ? (paths, rows) -> paths.upgrade(rows, target)
                : (paths, rows) -> paths.downgrade(rows, target);
    }

    /** Runs every missing revision that leads to a target. */
    public RunResult upgrade(Target target) {
        return run(planner(Direction.UPGRADE, target), RunMode.REAL);
    }

    /** Undoes everything that stands on a target. */
    public RunResult downgrade(Target target) {
        return run(planner(Direction.DOWNGRADE, target), RunMode.REAL);
    }

    private RunResult run(BiFunction<PathFinder, Heads, List<Step>> planner, RunMode mode) {
        History history = historyWithRevisions();
        try (JavaScripts java = new JavaScripts(settings.java());
                Run run = open()) {
            Sections sections = Sections.live(history, java);
            DatabaseState state = run.state();
            UnknownRows.refuse(history, state);
            List<Script> changed = AppliedFiles.changed(history, state);
            if (!changed.isEmpty()) {
                listener.accept(new RunEvent.FilesChanged(changed));
            }
            List<Step> steps = planner.apply(new PathFinder(history.graph()), state.rows());
            return mode == RunMode.REAL
                    ? run.apply(sections, steps, StampLog.NOTHING, ToolVersion.get())
                    : run.rehearse(sections, steps, ToolVersion.get());
        }
    }

    private enum RunMode {
        REAL,
        DRY_RUN
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
        History history = history();
        try (JavaScripts java = new JavaScripts(settings.java());
                Run run = open()) {
            if (purge == Purge.NO) {
                UnknownRows.refuse(history, run.state());
            }
            Stamping stamping = Stamping.plan(history, run.state(), targets, purge);
            return run.apply(Sections.live(history, java), stamping.steps(), stamping.log(), ToolVersion.get());
        }
    }

    /** The upgrade as a script for psql. */
    public String upgradeSql(OfflinePlan plan) {
        return offline(plan, planner(Direction.UPGRADE, plan.end()));
    }

    /** The downgrade as a script for psql; without a database to look at, the plan has to say where it starts. */
    public String downgradeSql(OfflinePlan plan) {
        if (plan.start().isEmpty() && !settings.database().isConfigured()) {
            throw new MigrateException(
                    "A downgrade script has to know where it starts.",
                    "Write -Dtarget=<from>:<to>, or configure the database it is for (migrate.url).");
        }
        return offline(plan, planner(Direction.DOWNGRADE, plan.end()));
    }

    private String offline(OfflinePlan plan, BiFunction<PathFinder, Heads, List<Step>> planner) {
        History history = historyWithRevisions();
        PathFinder paths = new PathFinder(history.graph());
        Heads rows = offlineState(history, plan).rows();
        try (JavaScripts java = new JavaScripts(settings.java())) {
            return offlineScript(history, java).write(rows, planner.apply(paths, rows), StampLog.NOTHING, plan.tag());
        }
    }

    /** The stamp as a script for psql. */
    public String stampSql(OfflinePlan plan) {
        History history = history();
        DatabaseState state = offlineState(history, plan);
        Stamping stamping = Stamping.plan(history, state, List.of(plan.end()), Purge.NO);
        try (JavaScripts java = new JavaScripts(settings.java())) {
            return offlineScript(history, java).write(state.rows(), stamping.steps(), stamping.log(), plan.tag());
        }
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
        DatabaseState state = read(database());
        UnknownRows.refuse(history, state);
        return state;
    }

    /** Creates the version table and the log where they are missing; tells whether one was. */
    public boolean ensureVersion() {
        try (Run run = open()) {
            return run.ensureVersion();
        }
    }

    private Run open() {
        return Run.open(database(), settings.tables(), settings.run(), listener);
    }

    private Database database() {
        return new Database(settings.database().connection());
    }

    private Inspection files() {
        return new Inspection(history(), "", DatabaseState.empty(settings.tables()));
    }

    private Inspection filesAndDatabase() {
        History history = history();
        Database database = database();
        return new Inspection(history, database.address(), read(database));
    }

    private DatabaseState read(Database database) {
        try (Session session = database.connect()) {
            return DatabaseState.read(session, settings.tables());
        }
    }

    private History history() {
        return History.of(new ScriptDirectory(settings.base(), settings.locations()).read());
    }

    private History historyWithRevisions() {
        History history = history();
        if (history.isEmpty()) {
            String locations = settings.locations().stream()
                    .map(location -> settings.base().relativize(location).toString())
                    .collect(Collectors.joining(", "));
            throw new MigrateException(
                    "There is no revision in " + locations + ".",
                    "Write the first one with `mvn migrate:revision -Dmessage=\"…\"`.");
        }
        return history;
    }
}
