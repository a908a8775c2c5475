package dev.migrate.revision;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The version rows of a database: one for every revision that is applied and that nothing else applied stands on.
 *
 * @param ids the rows, sorted
 */
public record Heads(Set<RevisionId> ids) {

    public Heads {
        ids = Collections.unmodifiableSortedSet(new TreeSet<>(ids));
    }

    /** The rows with these ids. */
    public static Heads of(Collection<RevisionId> ids) {
        return new Heads(Set.copyOf(ids));
    }

    /** The rows with these ids. */
    public static Heads of(RevisionId... ids) {
        return of(List.of(ids));
    }

    /** The rows of a database to which nothing has been applied. */
    public static Heads none() {
        return new Heads(Set.of());
    }

    /** Whether nothing has been applied. */
    public boolean isEmpty() {
        return ids.isEmpty();
    }

    /** Whether this revision has a row of its own. */
    public boolean contains(RevisionId id) {
        return ids.contains(id);
    }

    /** The rows after this step. */
    public Heads after(Step step) {
        Set<RevisionId> after = new TreeSet<>(ids);
        after.removeAll(step.removes());
        after.addAll(step.adds());
        return new Heads(after);
    }

    @Override
    public String toString() {
        return ids.toString();
    }
}
