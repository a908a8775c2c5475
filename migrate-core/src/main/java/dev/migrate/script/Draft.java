package dev.migrate.script;

import dev.migrate.revision.Revision;
import dev.migrate.revision.RevisionId;
import java.time.Instant;
import java.util.List;

/**
 * A revision that is about to be written.
 *
 * @param id its identity
 * @param message what it is for; further lines become the rest of the description
 * @param downRevisions the revisions it follows: none at a base, two or more at a merge
 * @param branchLabels names for the branch it lies on
 * @param dependsOn ids or labels of revisions that must run before it
 * @param created when it is written
 * @param upgrade the SQL of the way up; empty where the user writes it
 * @param downgrade the SQL of the way down; empty where the user writes it
 */
public record Draft(
        RevisionId id,
        String message,
        List<RevisionId> downRevisions,
        List<String> branchLabels,
        List<String> dependsOn,
        Instant created,
        String upgrade,
        String downgrade) {

    public Draft {
        message = message.strip();
        downRevisions = List.copyOf(downRevisions);
        branchLabels = List.copyOf(branchLabels);
        dependsOn = List.copyOf(dependsOn);
        upgrade = upgrade.strip();
        downgrade = downgrade.strip();
    }

    /** The node it is in the history, once it is written. */
    Revision revision(String source) {
        return new Revision(
                id, message.lines().findFirst().orElse("").strip(), downRevisions, dependsOn, branchLabels, source);
    }
}
