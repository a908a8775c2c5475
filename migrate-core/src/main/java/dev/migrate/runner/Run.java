package dev.migrate.runner;

import dev.migrate.MigrateException;
import dev.migrate.postgres.Database;
import dev.migrate.postgres.DatabaseState;
import dev.migrate.postgres.RunLock;
import dev.migrate.postgres.Session;
import dev.migrate.postgres.Tables;
import dev.migrate.postgres.VersionTable;
import dev.migrate.revision.Heads;
import dev.migrate.revision.Step;
import dev.migrate.runner.RunSettings.TransactionMode;
import dev.migrate.script.History;
import dev.migrate.sql.Statement;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** A run over a database: it holds the lock from before the rows are read until it is closed. */
public final class Run implements AutoCloseable {

    /** As many steps as are written out at a time, which is several messages. */
    private static final int STEPS_IN_MEMORY = 500;

    private final RunLock lock;
    private final Session session;
    private final Database database;
    private final Tables tables;
    private final RunSettings settings;
    private final Consumer<? super RunEvent> listener;
    private DatabaseState state;

    private Run(
            RunLock lock,
            Session session,
            Database database,
            Tables tables,
            RunSettings settings,
            Consumer<? super RunEvent> listener) {
        this.lock = lock;
        this.session = session;
        this.database = database;
        this.tables = tables;
        this.settings = settings;
        this.listener = listener;
        this.state = lock.admit(session, settings.lockWait(), holder -> listener.accept(new RunEvent.Waiting(holder)));
    }

    /**
     * Connects, takes the lock and reads what the database knows.
     *
     * @param listener hears what happens, one event at a time
     * @throws MigrateException if the server cannot be reached or the lock is not to be had in time
     */
    public static Run open(
            Database database, Tables tables, RunSettings settings, Consumer<? super RunEvent> listener) {
        RunLock lock = RunLock.take(
                database, tables, settings.lockWait(), holder -> listener.accept(new RunEvent.Waiting(holder)));
        try {
            return new Run(lock, database.connect(), database, tables, settings, listener);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** What the database knows: as it was when the lock was taken, and as the steps of this run have left it. */
    public DatabaseState state() {
        return state;
    }

    /**
     * Runs a plan.
     *
     * @param steps the plan, made for the rows of {@link #state()}
     * @param stamps what a stamp has to say in the log
     * @throws StepFailedException if the server refuses a statement for good, or the code of a revision fails
     * @throws MigrateException if the plan cannot be run to its end; then nothing has run
     */
    public RunResult apply(Sections sections, List<Step> steps, StampLog stamps, String toolVersion) {
        Preconditions.check(sections, steps, state);
        PlanWriter writer = writer(sections, toolVersion);
        Function<List<Step>, List<Unit>> units = piece -> writer.write(piece, stamps);
        int piece = settings.transaction() == TransactionMode.ALL ? steps.size() : STEPS_IN_MEMORY;
        Kept kept = new Kept(settings.transaction(), stamps.purge() ? Heads.none() : state.rows());
        try {
            return run(sections.history(), steps, piece, units, kept);
        } finally {
            if (!kept.steps().isEmpty()) {
                state = state.leaving(kept.rows());
            }
        }
    }

    /**
     * Runs a plan in one transaction and rolls it back. What refuses a transaction is told and left out.
     *
     * @throws StepFailedException if the server refuses a statement, or the code of a revision fails
     */
    public RunResult rehearse(Sections sections, List<Step> steps, String toolVersion) {
        Preconditions.check(sections, steps, state);
        for (Step step : steps) {
            PlannedStep.Outside.all(sections.of(step))
                    .forEach(outside -> listener.accept(new RunEvent.LeftOut(step, outside)));
        }
        Kept kept = new Kept(settings.transaction(), state.rows());
        return run(sections.history(), steps, steps.size(), writer(sections, toolVersion)::rehearse, kept);
    }

    private PlanWriter writer(Sections sections, String toolVersion) {
        Bookkeeping books = new Bookkeeping(tables, toolVersion, settings, state, Bookkeeping.Form.SESSION);
        return new PlanWriter(sections, books, settings.transaction(), state);
    }

    private RunResult run(
            History history, List<Step> steps, int piece, Function<List<Step>, List<Unit>> units, Kept kept) {
        listener.accept(new RunEvent.Planned(database.address(), state.rows(), steps));
        try (Watch watch = new Watch(listener, lock, session.backend())) {
            tellResumed(history, steps);
            Aftermath aftermath = new Aftermath(database, tables, session, settings, state, steps, watch);
            Runner runner = new Runner(session, settings, kept, aftermath, watch);
            for (int next = 0; next < steps.size(); next += piece) {
                runner.run(units.apply(steps.subList(next, Math.min(next + piece, steps.size()))));
            }
        }
        return new RunResult(steps, state.rows(), kept.rows());
    }

    private void tellResumed(History history, List<Step> steps) {
        if (state.unfinished().isEmpty()) {
            return;
        }
        for (Step step : steps) {
            if (!(step instanceof Step.Stamp)) {
                StepSection section = StepSection.of(step, history);
                section.unfinished(state)
                        .ifPresent(unfinished -> listener.accept(new RunEvent.Resumed(
                                step,
                                unfinished.statements(),
                                section.statements().size())));
            }
        }
    }

    /** Creates the version table and the log where they are missing; tells whether one was. */
    public boolean ensureVersion() {
        if (state.presence().complete()) {
            return false;
        }
        List<String> create = new VersionTable(tables).create(state.presence());
        session.run(create.stream().map(Statement::own).toArray(Statement[]::new));
        return true;
    }

    @Override
    public void close() {
        try {
            session.close();
        } finally {
            lock.close();
        }
    }
}
