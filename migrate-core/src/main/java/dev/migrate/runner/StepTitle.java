package dev.migrate.runner;

import dev.migrate.revision.Revision;
import dev.migrate.revision.RevisionId;
import dev.migrate.revision.Step;
import java.util.Collection;
import java.util.stream.Collectors;

/** Words for a step, in Alembic's form: {@code upgrade 7c2 -> 4ab, add cart}. */
public final class StepTitle {

    private StepTitle() {}

    /** The title of a step. */
    public static String of(Step step) {
        if (step instanceof Step.Upgrade up) {
            return "upgrade " + parents(up.revision()) + " -> " + up.revision().id() + message(up.revision());
        }
        if (step instanceof Step.Downgrade down) {
            return "downgrade " + down.revision().id() + " -> " + parents(down.revision()) + message(down.revision());
        }
        return "stamp " + joined(step.removes()) + " -> " + joined(step.adds());
    }

    /** The revision of a step, as messages name it. */
    static String name(Step step) {
        if (step instanceof Step.Upgrade up) {
            return up.revision().toString();
        }
        return step instanceof Step.Downgrade down ? down.revision().toString() : "the stamp";
    }

    /** What cannot be done when a step fails: {@code upgrade to 4ab (add cart)}. */
    static String intention(Step step) {
        if (step instanceof Step.Stamp) {
            return "stamp";
        }
        return (step instanceof Step.Upgrade ? "upgrade to " : "downgrade ") + name(step);
    }

    private static String parents(Revision revision) {
        return joined(revision.downRevisions());
    }

    private static String message(Revision revision) {
        return revision.message().isEmpty() ? "" : ", " + revision.message();
    }

    private static String joined(Collection<RevisionId> ids) {
        return ids.isEmpty() ? "<base>" : ids.stream().map(RevisionId::value).collect(Collectors.joining(", "));
    }
}
