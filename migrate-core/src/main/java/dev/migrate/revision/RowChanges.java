package dev.migrate.revision;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Keeps the version rows in step with what is applied. A row is an applied revision that nothing else applied stands
 * on, as a child or by dependency; so it is enough to count, for each revision, how many stand on it.
 */
final class RowChanges {

    private final RevisionGraph graph;
    private final Map<RevisionId, Integer> standingOn = new HashMap<>();

    RowChanges(RevisionGraph graph, Collection<RevisionId> applied) {
        this.graph = graph;
        applied.forEach(this::stand);
    }

    /** Applies a revision whose parents and dependencies are applied. */
    Step.Upgrade upgrade(Revision revision) {
        Set<RevisionId> absorbed = freeBelow(revision);
        stand(revision.id());
        return new Step.Upgrade(revision, absorbed, Set.of(revision.id()));
    }

    /** Takes back an applied revision that nothing stands on. */
    Step.Downgrade downgrade(Revision revision) {
        graph.allLinks().before(revision.id()).forEach(id -> standingOn.merge(id, -1, Integer::sum));
        return new Step.Downgrade(revision, Set.of(revision.id()), freeBelow(revision));
    }

    private void stand(RevisionId id) {
        graph.allLinks().before(id).forEach(below -> standingOn.merge(below, 1, Integer::sum));
    }

    private boolean isFree(RevisionId id) {
        return standingOn.getOrDefault(id, 0) == 0;
    }

    private Set<RevisionId> freeBelow(Revision revision) {
        return graph.allLinks().before(revision.id()).stream()
                .filter(this::isFree)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
