package dev.migrate.runner;

import dev.migrate.postgres.RunLock.Holder;
import dev.migrate.revision.Heads;
import dev.migrate.revision.Step;
import dev.migrate.script.Script;
import java.time.Duration;
import java.util.List;

/** What a run tells while it lasts. */
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
     * The server said something by the way, such as the {@code RAISE NOTICE} of a revision.
     *
     * @param text what it said
     */
    record Notice(String text) implements RunEvent {}

    /**
     * A step is done.
     *
     * @param step which
     * @param duration how long it took, by the server's clock
     */
    record Finished(Step step, Duration duration) implements RunEvent {}
}
