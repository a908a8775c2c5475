package dev.migrate.command;

import dev.migrate.report.RevisionView;
import java.util.List;

/**
 * A revision from which branches go out.
 *
 * @param revision the revision
 * @param children the first revision of each branch
 */
public record BranchPoint(RevisionView revision, List<RevisionView> children) {

    public BranchPoint {
        children = List.copyOf(children);
    }
}
