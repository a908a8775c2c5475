package dev.migrate.command;

import dev.migrate.report.RevisionView;
import dev.migrate.report.RevisionView.Application;
import dev.migrate.revision.RevisionId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a database is.
 *
 * @param address the database
 * @param tips its version rows, and the tips of lines that a row stands on by dependency
 * @param missing the heads that are not applied, as far as the rows and the log tell
 * @param unknown the version rows that no file declares: the database is ahead of the files
 * @param advice what to do about those; empty where there are none
 */
public record CurrentState(
        String address, List<RevisionView> tips, List<RevisionView> missing, List<Unknown> unknown, String advice) {

    /**
     * A version row that no file declares.
     *
     * @param id the revision
     * @param application when and by whom it was applied, or null where that is not known
     */
    public record Unknown(RevisionId id, @Nullable Application application) {

        /** When and by whom it was applied, where that is known. */
        public Optional<Application> applied() {
            return Optional.ofNullable(application);
        }

        @Override
        public String toString() {
            return id + " (no file declares it"
                    + applied().map(known -> ", " + known).orElse("") + ")";
        }
    }

    public CurrentState {
        unknown = List.copyOf(unknown);
        tips = List.copyOf(tips);
        missing = List.copyOf(missing);
    }

    /** Whether an upgrade to all heads would find nothing to do. */
    public boolean atHead() {
        return missing.isEmpty() && unknown.isEmpty();
    }
}
