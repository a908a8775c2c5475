package dev.migrate.revision;

import java.util.List;

/**
 * One node of the history.
 *
 * @param id its identity, the only one: a file may be renamed or moved
 * @param message what it is for, one line; may be empty
 * @param downRevisions the revisions it follows: none at a base, two or more at a merge
 * @param dependsOn ids or branch labels of revisions that must run before it without being its parents
 * @param branchLabels names for the branch it lies on
 * @param source where it is written, for messages: the path of its file
 */
public record Revision(
        RevisionId id,
        String message,
        List<RevisionId> downRevisions,
        List<String> dependsOn,
        List<String> branchLabels,
        String source) {

    public Revision {
        downRevisions = List.copyOf(downRevisions);
        dependsOn = List.copyOf(dependsOn);
        branchLabels = List.copyOf(branchLabels);
    }

    /** Whether nothing comes before it on its line. */
    public boolean isBase() {
        return downRevisions.isEmpty();
    }

    /** Whether it joins two or more lines. */
    public boolean isMerge() {
        return downRevisions.size() > 1;
    }

    @Override
    public String toString() {
        return message.isEmpty() ? id.value() : id + " (" + message + ")";
    }
}
