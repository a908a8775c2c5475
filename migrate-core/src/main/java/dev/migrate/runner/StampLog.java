package dev.migrate.runner;

import dev.migrate.revision.RevisionId;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a stamp says of revisions that it does not run.
 *
 * @param applied those that count as applied from now on, or whose new content is accepted
 * @param unapplied those that no longer count as applied
 * @param purge whether all version rows are deleted first, those that no file knows included
 */
public record StampLog(Set<RevisionId> applied, Set<RevisionId> unapplied, boolean purge) {

    /** For runs that stamp nothing. */
    public static final StampLog NOTHING = new StampLog(Set.of(), Set.of(), false);

    public StampLog {
        applied = Collections.unmodifiableSortedSet(new TreeSet<>(applied));
        unapplied = Collections.unmodifiableSortedSet(new TreeSet<>(unapplied));
    }
}
