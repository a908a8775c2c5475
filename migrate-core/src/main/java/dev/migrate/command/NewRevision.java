package dev.migrate.command;

import dev.migrate.revision.RevisionId;
import dev.migrate.revision.Target;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A revision to be written.
 *
 * @param message what it is for
 * @param parents the revisions it follows: the one head by default, {@code base} for a new root, two or more for a merge
 * @param placement whether the parents have to be heads
 * @param branchLabels names for the branch that begins with it
 * @param dependsOn ids, partial ids or labels of revisions that must run before it
 * @param directory which of the locations it is written to, where the parents do not decide it
 * @param id its id, where the user chose one
 */
public record NewRevision(
        String message,
        List<Target> parents,
        Placement placement,
        List<String> branchLabels,
        List<String> dependsOn,
        Optional<Path> directory,
        Optional<RevisionId> id) {

    public NewRevision {
        parents = List.copyOf(parents);
        branchLabels = List.copyOf(branchLabels);
        dependsOn = List.copyOf(dependsOn);
    }

    /** Where a revision may be put. */
    public enum Placement {
        /** On top of a head. */
        ON_HEAD,
        /** On any revision, so that a new branch begins there. */
        SPLICE
    }

    /** An ordinary next revision. */
    public static NewRevision of(String message) {
        return new NewRevision(
                message,
                List.of(Target.Symbol.HEAD),
                Placement.ON_HEAD,
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }
}
