package dev.migrate.runner;

import dev.migrate.revision.Step;
import dev.migrate.runner.RunSettings.TransactionMode;
import java.util.ArrayList;
import java.util.List;

/** What of a run is committed and stays, should the rest fail. Not thread-safe. */
final class Kept {

    private final TransactionMode transaction;
    private final List<Step> steps = new ArrayList<>();
    private boolean halfDone;

    Kept(TransactionMode transaction) {
        this.transaction = transaction;
    }

    /** A step is done for good. */
    void add(Step step) {
        steps.add(step);
        halfDone = false;
    }

    /** A part of the next step is done for good. */
    void addPart() {
        halfDone = true;
    }

    /** The steps that are done. */
    List<Step> steps() {
        return List.copyOf(steps);
    }

    /** Whether a part of the step after them is done, too. */
    boolean halfDone() {
        return halfDone;
    }

    /** What was kept and what was not, in a sentence. */
    String text() {
        if (halfDone) {
            return "Kept: " + stepsBefore() + "of this step what stands before this statement. It is half done.";
        }
        if (transaction == TransactionMode.ALL && steps.isEmpty()) {
            return "Nothing was kept: the whole run was one transaction.";
        }
        return steps.isEmpty()
                ? "Nothing was kept: its transaction was rolled back, and it was the first step of this run."
                : "Kept: the " + (steps.size() == 1 ? "step" : steps.size() + " steps") + " before it, up to "
                        + StepTitle.name(last()) + ". Of this step nothing was kept.";
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
            return "Mend what is in the way and run this again: it goes on with this statement.";
        }
        return "Mend the file and run this again" + (steps.isEmpty() ? "." : ": it goes on after what was kept.");
    }
}
