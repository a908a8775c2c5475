package dev.migrate.command;

import dev.migrate.report.RevisionView;
import java.util.List;

/**
 * Where a database is.
 *
 * @param address the database
 * @param tips its version rows, and the tips of lines that a row stands on by dependency
 * @param missing the heads that are not applied
 */
public record CurrentState(String address, List<RevisionView> tips, List<RevisionView> missing) {

    public CurrentState {
        tips = List.copyOf(tips);
        missing = List.copyOf(missing);
    }

    /** Whether an upgrade to all heads would find nothing to do. */
    public boolean atHead() {
        return missing.isEmpty();
    }
}
