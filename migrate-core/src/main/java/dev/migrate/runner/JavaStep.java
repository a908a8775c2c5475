package dev.migrate.runner;

import dev.migrate.postgres.RunLog;
import org.jspecify.annotations.Nullable;

/** How far a step in Java has come for good; outlives the attempts to get further. Not thread-safe. */
final class JavaStep {

    private final int index;
    private final Unit.Code code;
    private boolean begun;
    private int done;
    private @Nullable String checksum;

    /**
     * A step as earlier runs have left it.
     *
     * @param index which piece of its transaction it is
     */
    JavaStep(int index, Unit.Code code) {
        this.index = index;
        this.code = code;
        RunLog.Progress unfinished = code.unfinished();
        this.begun = unfinished != null;
        this.done = unfinished == null ? 0 : unfinished.statements();
        this.checksum = unfinished == null ? null : unfinished.checksum();
    }

    int index() {
        return index;
    }

    Unit.Code code() {
        return code;
    }

    /** Whether the log has a row of it, so that it takes several transactions. */
    boolean begun() {
        return begun;
    }

    /** How many of its statements are committed. */
    int done() {
        return done;
    }

    /** Whether this is what is committed. */
    boolean isDone(RunLog.Progress progress) {
        return progress.statements() == done && (checksum == null || checksum.equals(progress.checksum()));
    }

    /** So much is committed now. */
    void advance(RunLog.Progress progress) {
        begun = true;
        done = progress.statements();
        checksum = progress.checksum();
    }
}
