package dev.migrate.runner;

import dev.migrate.MigrateException;
import dev.migrate.postgres.Database;
import dev.migrate.postgres.DatabaseState;
import dev.migrate.postgres.Remedies;
import dev.migrate.postgres.RunLock;
import dev.migrate.postgres.RunLog;
import dev.migrate.postgres.ServerError;
import dev.migrate.postgres.ServerFacts;
import dev.migrate.postgres.Session;
import dev.migrate.postgres.Tables;
import dev.migrate.postgres.VersionTable;
import dev.migrate.revision.Heads;
import dev.migrate.revision.RevisionId;
import dev.migrate.revision.Step;
import dev.migrate.runner.Cursor.Kind;
import dev.migrate.runner.Cursor.Place;
import dev.migrate.runner.Own.Purpose;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Finds out what a failure has left, and says it. What a run cannot know by itself, because its connection is gone or somebody
 * else has written into its books, is read from the database; what cannot be read is said to be unknown.
 */
final class Aftermath {

    private static final Duration POLL = Duration.ofMillis(250);

    /** Behind a pooler the lock is free between two transactions of one message, so it has to stay so for a while. */
    private static final int POLLS_BEHIND_POOLER = 8;

    /** What stops a transaction into whose books somebody else has written; a row that is there already among it. */
    private static final Set<String> OF_OTHERS = Set.of(VersionTable.NOT_AS_EXPECTED, "23505");

    private static final String CANCELED = "57014";

    private final Database database;
    private final Tables tables;
    private final Session session;
    private final RunSettings settings;
    private final DatabaseState start;
    private final List<Step> steps;
    private final Consumer<? super RunEvent> listener;

    /**
     * For a run.
     *
     * @param start what the database knew when the run began
     * @param steps all its steps
     */
    Aftermath(
            Database database,
            Tables tables,
            Session session,
            RunSettings settings,
            DatabaseState start,
            List<Step> steps,
            Consumer<? super RunEvent> listener) {
        this.database = database;
        this.tables = tables;
        this.session = session;
        this.settings = settings;
        this.start = start;
        this.steps = steps;
        this.listener = listener;
    }

    /** The end of the run, in words. */
    StepFailedException explain(Attempt attempt, Kept kept, int tries) {
        FailureText text = new FailureText(attempt, tries);
        ServerError error = attempt.error();
        if (error.isConnectionLost()) {
            return lost(text, error, kept);
        }
        if (attempt.place().purpose() != null && OF_OTHERS.contains(error.sqlState())) {
            return changed(text, kept);
        }
        return text.refused(kept.text(), hint(attempt.place(), error, kept), kept.steps());
    }

    private StepFailedException lost(FailureText text, ServerError error, Kept kept) {
        String cause = error.isSocketTimeout()
                ? "The socketTimeout of the URL ends every statement that takes longer: take it out. "
                : Remedies.of(error.sqlState()).map(remedy -> remedy + " ").orElse("");
        Optional<DatabaseState> found = afterwards();
        if (found.isEmpty()) {
            String before = kept.steps().isEmpty()
                    ? ""
                    : "Kept for sure: up to "
                            + StepTitle.name(kept.steps().get(kept.steps().size() - 1)) + ". ";
            return text.lost(
                    before + "Nobody knows whether the server has gone on with what it was sent, or still does.",
                    cause + "When it can be reached, `mvn migrate:current` tells what was kept; then run this again.",
                    kept.steps());
        }
        List<Step> done = new ArrayList<>(kept.steps());
        Heads rows = kept.rows();
        for (Step step : steps.subList(done.size(), steps.size())) {
            if (rows.equals(found.get().rows())) {
                break;
            }
            done.add(step);
            rows = rows.after(step);
        }
        if (!rows.equals(found.get().rows())) {
            return text.lost(
                    "Read over a new connection: the version rows are "
                            + shown(found.get().rows())
                            + ", which no step of this run leaves. Somebody else has changed them.",
                    cause + "See `mvn migrate:current -Dverbose` before anything else.",
                    kept.steps());
        }
        return text.lost(told(kept.steps().size(), done, rows, found.get()), cause + next(done), done);
    }

    private String told(int known, List<Step> done, Heads rows, DatabaseState found) {
        String where = "Read over a new connection: the database is at " + shown(rows) + ". ";
        List<Step> more = done.subList(known, done.size());
        if (!more.isEmpty()) {
            return where + "The server went on with what it had been sent: "
                    + more.stream().map(StepTitle::name).collect(Collectors.joining(", "))
                    + (more.size() == 1 ? " is committed, too." : " are committed, too.");
        }
        Optional<RunLog.Row> half = done.size() == steps.size()
                ? Optional.empty()
                : found.unfinished().stream()
                        .filter(row -> isOf(row, steps.get(done.size())))
                        .findFirst();
        return half.map(row -> where + "Of this step the first " + row.statementsDone() + " statements are committed.")
                .orElse(where + "Of this step nothing was kept.");
    }

    private String next(List<Step> done) {
        return done.size() == steps.size()
                ? "All steps of this run are done: there is nothing to run again."
                : "Run this again: it goes on from there.";
    }

    private static boolean isOf(RunLog.Row row, Step step) {
        return revisions(step).contains(row.revision());
    }

    private static Set<RevisionId> revisions(Step step) {
        if (step instanceof Step.Upgrade up) {
            return Set.of(up.revision().id());
        }
        return step instanceof Step.Downgrade down ? Set.of(down.revision().id()) : step.adds();
    }

    /** What the database knows when the session of this run is gone; empty where that cannot be had. */
    private Optional<DatabaseState> afterwards() {
        try (Session other = database.connect()) {
            return awaitEnd(other) ? Optional.of(DatabaseState.read(other, tables)) : Optional.empty();
        } catch (MigrateException notToBeHad) {
            return Optional.empty();
        }
    }

    private boolean awaitEnd(Session other) {
        long end = System.nanoTime() + database.patience().toNanos() / 4 * 5;
        int free = 0;
        boolean told = false;
        while (System.nanoTime() < end) {
            free = RunLock.isFree(other, tables) ? free + 1 : 0;
            if (free == (start.presence().pooled() ? POLLS_BEHIND_POOLER : 1)) {
                return true;
            }
            if (!told && free == 0) {
                RunLock.worker(other, tables, database.patience())
                        .ifPresent(holder -> listener.accept(new RunEvent.Waiting(holder)));
                told = true;
            }
            sleep();
        }
        return false;
    }

    private static void sleep() {
        try {
            Thread.sleep(POLL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while looking for what was kept", e);
        }
    }

    private StepFailedException changed(FailureText text, Kept kept) {
        DatabaseState now = DatabaseState.read(session, tables);
        Set<RevisionId> ours = new HashSet<>();
        kept.steps().forEach(step -> ours.addAll(revisions(step)));
        List<String> others = now.log().values().stream()
                .filter(row -> !row.equals(start.log().get(row.revision())) && !ours.contains(row.revision()))
                .map(row ->
                        row.direction().word() + " of " + row.revision() + " by " + row.role() + " from " + row.host())
                .sorted()
                .toList();
        String rows = tables.version() + " should hold " + shown(kept.rows()) + " and holds " + shown(now.rows()) + ".";
        if (!others.isEmpty()) {
            return text.changed(
                    rows + " The log tells of another run: " + String.join(", ", others) + ".",
                    kept.text(),
                    "Run this again: it goes on from where the database is now.",
                    kept.steps());
        }
        if (now.rows().equals(kept.rows())) {
            return text.changed(
                    "The version rows are as they should be, but not the row of this step in " + tables.log() + ".",
                    kept.text(),
                    kept.halfDone()
                            ? "Bring that row back, or finish the step by hand and say so with `mvn migrate:stamp -Drevisions=…`."
                            : "Run this again.",
                    kept.steps());
        }
        List<String> sessions = ServerFacts.otherSessions(session);
        String who = sessions.isEmpty() ? "" : " In the database now: " + String.join(", ", sessions) + ".";
        return text.changed(
                rows + " The log tells of no other run, so it was done by hand or by another tool." + who,
                kept.text(),
                "The schema is at " + shown(kept.rows())
                        + " as far as this run has come. If it still is, say so with `mvn "
                        + "migrate:stamp -Drevisions=" + targets(kept.rows()) + " -Dpurge`, and run this again.",
                kept.steps());
    }

    private String hint(Place place, ServerError error, Kept kept) {
        if (error.sqlState().equals(CANCELED)) {
            return timeout(kept);
        }
        if (error.isPermissionDenied()) {
            return privilege(place);
        }
        if (error.mayPass() && place.purpose() == Purpose.LOCK) {
            return "Another run is at work"
                    + RunLock.worker(session, tables, database.patience())
                            .map(holder -> ": " + holder)
                            .orElse("")
                    + ". Wait for it and run this again.";
        }
        if (error.mayPass()) {
            return "Others hold locks that it needs. Run this again when they are done, or wait longer with "
                    + "-Dmigrate.lockTimeout=30s.";
        }
        boolean ofFile = place.kind() == Kind.OF_FILE || place.kind() == Kind.COMMIT;
        return Remedies.of(error.sqlState()).orElse(ofFile ? kept.again() : error.hint());
    }

    private String timeout(Kept kept) {
        if (!settings.statementTimeout().isZero()) {
            return "It took longer than migrate.statementTimeout ("
                    + settings.statementTimeout().toMillis()
                    + " ms), or somebody has canceled it (pg_cancel_backend). Raise that and run this again.";
        }
        return ServerFacts.statementTimeout(session)
                .map(timeout -> "It took longer than statement_timeout (" + timeout
                        + "). Give this run another one with -Dmigrate.statementTimeout=10min.")
                .orElse(
                        "Somebody has canceled it (pg_cancel_backend), or a statement_timeout that the revision sets itself. "
                                + (kept.halfDone()
                                        ? "Run this again: it goes on after what was kept."
                                        : "Run this again."));
    }

    private String privilege(Place place) {
        if (place.kind() == Kind.OF_FILE) {
            return "Grant the role what it lacks, or connect as one that has it (migrate.user), and run this again.";
        }
        return place.purpose() == Purpose.TABLES
                ? "Grant the role CREATE on the schema, or keep the tables elsewhere with -Dmigrate.versionSchema=…."
                : "Grant the role SELECT, INSERT, UPDATE and DELETE on " + tables.version() + " and " + tables.log()
                        + ", and USAGE on their schema.";
    }

    private static String shown(Heads rows) {
        return rows.isEmpty() ? "no row" : targets(rows);
    }

    private static String targets(Heads rows) {
        return rows.isEmpty()
                ? "base"
                : rows.ids().stream().map(RevisionId::value).collect(Collectors.joining(","));
    }
}
