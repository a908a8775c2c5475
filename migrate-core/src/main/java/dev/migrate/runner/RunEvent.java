package dev.migrate.runner;

import dev.migrate.postgres.RunLock.Holder;
import dev.migrate.postgres.Session;
import dev.migrate.revision.Heads;
import dev.migrate.revision.Step;
import dev.migrate.script.Script;
import java.time.Duration;
import java.util.List;

/** What a run tells while it lasts, one event at a time. */
public sealed interface RunEvent {

    /**
     * Another run holds the lock; this one waits.
     *
     * @param holder who holds it
     */
    record Waiting(Holder holder) implements RunEvent {}

    /**
     * Files whose revisions are applied say something else than when they were.
     *
     * @param scripts the files
     */
    record FilesChanged(List<Script> scripts) implements RunEvent {
        public FilesChanged {
            scripts = List.copyOf(scripts);
        }
    }

    /**
     * What will be done is known.
     *
     * @param address the database
     * @param rows the version rows now
     * @param steps what will be done, in order; may be empty
     */
    record Planned(String address, Heads rows, List<Step> steps) implements RunEvent {
        public Planned {
            steps = List.copyOf(steps);
        }
    }

    /**
     * A step has begun.
     *
     * @param step which
     */
    record Started(Step step) implements RunEvent {}

    /**
     * A step that an earlier run left half done goes on.
     *
     * @param step which
     * @param done how many of its statements are done
     * @param total how many it has; 0 where nobody knows before it ran
     */
    record Resumed(Step step, int done, int total) implements RunEvent {}

    /**
     * Something is cleared away that an interrupted concurrent statement has left, or found to be done already.
     *
     * @param step the step of the statement
     * @param what what is done about it
     */
    record Recovered(Step step, String what) implements RunEvent {}

    /**
     * A dry run leaves out a statement that refuses a transaction.
     *
     * @param step the step of the statement
     * @param statement which
     */
    record LeftOut(Step step, PlannedStep.Outside statement) implements RunEvent {}

    /**
     * A step still runs.
     *
     * @param step which
     * @param elapsed since when
     * @param detail how far it has come, or who is in its way; empty where nobody knows
     */
    record Running(Step step, Duration elapsed, String detail) implements RunEvent {}

    /**
     * A step was refused for a reason that may pass, and is tried again.
     *
     * @param step which
     * @param retry which retry comes next, counted from 1
     * @param retries how many there are at the most
     * @param pause how long it waits first
     * @param reason what the server said
     */
    record Retrying(Step step, int retry, int retries, Duration pause, String reason) implements RunEvent {}

    /**
     * The server said something by the way, such as the {@code RAISE NOTICE} of a revision.
     *
     * @param warning whether it is a warning
     * @param text what it said; may have several lines
     */
    record Notice(boolean warning, String text) implements RunEvent {

        static Notice of(Session.Notice said) {
            return new Notice(said.warning(), said.text());
        }
    }

    /**
     * A step is done.
     *
     * @param step which
     * @param duration how long it took, by the server's clock
     */
    record Finished(Step step, Duration duration) implements RunEvent {}
}
