package dev.migrate.script;

import dev.migrate.revision.RevisionId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the first comment of a revision file says.
 *
 * @param description the prose before the keys, whole
 * @param created when the file was written, or null where it does not say
 * @param end the offset behind it
 */
record Header(
        String description,
        RevisionId id,
        List<RevisionId> downRevisions,
        List<String> branchLabels,
        List<String> dependsOn,
        @Nullable Instant created,
        int end) {

    static final String REVISION = "revision";
    static final String DOWN_REVISION = "down-revision";
    static final String BRANCH_LABELS = "branch-labels";
    static final String DEPENDS_ON = "depends-on";
    static final String CREATED = "created";

    /** Every key, in the order in which a file has them. */
    static final List<String> KEYS = List.of(REVISION, DOWN_REVISION, BRANCH_LABELS, DEPENDS_ON, CREATED);

    /** The first line of the description. */
    String message() {
        return description.lines().findFirst().orElse("");
    }
}
