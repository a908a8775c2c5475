package dev.migrate.report;

import dev.migrate.revision.Heads;
import dev.migrate.revision.Revision;
import dev.migrate.revision.RevisionGraph;
import dev.migrate.revision.RevisionId;
import dev.migrate.script.Script;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A revision with all that a reader wants to know of it.
 *
 * @param script its file
 * @param dependencies the revisions it depends on without following them
 * @param children the revisions that follow it
 * @param labels the labels of the branches it lies on
 * @param head whether no revision follows it
 * @param depended whether another revision depends on it
 * @param current whether the database has a row for it
 * @param application when and by whom it was applied, or null where that is not known
 */
public record RevisionView(
        Script script,
        Set<RevisionId> dependencies,
        Set<RevisionId> children,
        Set<String> labels,
        boolean head,
        boolean depended,
        boolean current,
        @Nullable Application application) {

    public RevisionView {
        dependencies = sorted(dependencies);
        children = sorted(children);
        labels = sorted(labels);
    }

    private static <T extends Comparable<T>> Set<T> sorted(Set<T> values) {
        return Collections.unmodifiableSortedSet(new TreeSet<>(values));
    }

    /** The view of a revision of this graph, over a database with these rows. */
    public static RevisionView of(RevisionGraph graph, Script script, Heads rows, @Nullable Application application) {
        RevisionId id = script.revision().id();
        boolean head = graph.heads().contains(id);
        return new RevisionView(
                script,
                graph.dependencies(id),
                graph.children(id),
                graph.branchLabels(id),
                head,
                head && !graph.effectiveHeads().contains(id),
                rows.contains(id),
                application);
    }

    /** The node itself. */
    public Revision revision() {
        return script.revision();
    }

    /** Whether two or more revisions follow it. */
    public boolean branchPoint() {
        return children.size() > 1;
    }

    /** When and by whom it was applied, where that is known. */
    public Optional<Application> applied() {
        return Optional.ofNullable(application);
    }

    /**
     * When and by whom a revision was applied.
     *
     * @param at when it was done
     * @param role the database role
     * @param host the client's address
     * @param stamped whether it was only recorded, not run
     */
    public record Application(Instant at, String role, String host, boolean stamped) {
        @Override
        public String toString() {
            return (stamped ? "stamped " : "") + at.truncatedTo(java.time.temporal.ChronoUnit.SECONDS) + " by " + role
                    + " from " + host;
        }
    }
}
