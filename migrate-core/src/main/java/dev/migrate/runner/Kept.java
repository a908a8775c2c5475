package dev.migrate.runner;

import dev.migrate.revision.Heads;
import dev.migrate.revision.Step;
import dev.migrate.runner.RunSettings.TransactionMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What of a run is committed and stays, should the rest fail. Not thread-safe. */
final class Kept {

    private final TransactionMode transaction;
    private final List<Step> steps = new ArrayList<>();
    private Heads rows;
    private boolean halfDone;
    private @Nullable String upTo;
    private @Nullable String repeated;
    private int slices;
    private long changed;

    /**
     * Nothing yet.
     *
     * @param rows the version rows that the first step is made for
     */
    Kept(TransactionMode transaction, Heads rows) {
        this.transaction = transaction;
        this.rows = rows;
    }

    /** A step is done for good. */
    void add(Step step) {
        steps.add(step);
        rows = rows.after(step);
        halfDone = false;
        upTo = null;
        forgetSlices();
    }

    /** A part of the next step is done for good: nothing of its file yet, but it has begun. */
    void addPart() {
        halfDone = true;
    }

    /** A part of the next step is done for good, up to this place in its file. */
    void addPart(String place) {
        halfDone = true;
        upTo = place;
        forgetSlices();
    }

    /** A statement that repeats, or a slice of a batch, was committed once more. */
    void addSlice(String place, long rows) {
        if (!place.equals(repeated)) {
            forgetSlices();
        }
        halfDone = true;
        repeated = place;
        slices++;
        changed += rows;
    }

    private void forgetSlices() {
        repeated = null;
        slices = 0;
        changed = 0;
    }

    /** The steps that are done. */
    List<Step> steps() {
        return List.copyOf(steps);
    }

    /** The version rows that the steps have left. */
    Heads rows() {
        return rows;
    }

    /** Whether a part of the step after them is done, too. */
    boolean halfDone() {
        return halfDone;
    }

    /** What was kept and what was not, in a sentence. */
    String text() {
        if (halfDone) {
            return "Kept: " + stepsBefore() + part() + ". It is half done: what came after that was rolled back.";
        }
        if (transaction == TransactionMode.ALL && steps.isEmpty()) {
            return "Nothing was kept: the whole run was one transaction.";
        }
        return steps.isEmpty()
                ? "Nothing was kept: its transaction was rolled back, and it was the first step of this run."
                : "Kept: the " + (steps.size() == 1 ? "step" : steps.size() + " steps") + " before it, up to "
                        + StepTitle.name(last()) + ". Of this step nothing was kept.";
    }

    private String part() {
        String before = upTo == null ? "" : "everything up to " + upTo;
        if (repeated == null) {
            return before.isEmpty() ? "that this step has begun" : "of this step " + before;
        }
        String times = slices == 1 ? "the first run" : "the first " + slices + " runs";
        return "of this step " + (before.isEmpty() ? "" : before + ", and ") + times + " of " + repeated + " with "
                + changed + (changed == 1 ? " row" : " rows");
    }

    private String stepsBefore() {
        return steps.isEmpty() ? "" : "the steps before it, up to " + StepTitle.name(last()) + ", and ";
    }

    private Step last() {
        return steps.get(steps.size() - 1);
    }

    /** What to do when the cause is mended. */
    String again() {
        if (halfDone) {
            return "Mend what is in the way and run this again: it goes on after what was kept.";
        }
        return "Mend the file and run this again" + (steps.isEmpty() ? "." : ": it goes on after what was kept.");
    }
}
