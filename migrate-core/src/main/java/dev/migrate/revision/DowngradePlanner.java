package dev.migrate.revision;

import java.util.Optional;
import java.util.Set;

/** Which applied revisions a downgrade takes back: what follows its target, and everything that stands on that. */
final class DowngradePlanner {

    private final RevisionGraph graph;
    private final Request request;
    private final TargetResolver resolver;
    private final Set<RevisionId> applied;

    DowngradePlanner(RevisionGraph graph, Request request, Set<RevisionId> applied) {
        this.graph = graph;
        this.request = request;
        this.resolver = new TargetResolver(graph, request);
        this.applied = applied;
    }

    Set<RevisionId> plan() {
        if (resolver.isStepsBack()) {
            return withAllAbove(Set.of(resolver.lastLeft()));
        }
        Set<RevisionId> destination = resolver.resolve();
        if (destination.size() > 1) {
            throw request.refused(
                    "these are " + destination.size() + " revisions, " + graph.describe(destination) + ".",
                    "Name the one to go back to, as in -Dtarget="
                            + destination.iterator().next() + ".");
        }
        Optional<RevisionId> place = destination.stream().findFirst();
        return place.map(this::downTo)
                .orElseGet(() -> withAllAbove(resolver.branch().ownAmong(applied)));
    }

    private Set<RevisionId> downTo(RevisionId place) {
        Set<RevisionId> taken = withAllAbove(childrenOnBranch(place));
        if (taken.isEmpty() && !request.rows().contains(place)) {
            throw request.refused(
                    applied.contains(place)
                            ? "nothing that follows it there is applied."
                            : graph.get(place) + " is not applied.",
                    "`mvn migrate:current` shows what the database holds.");
        }
        return taken;
    }

    private Set<RevisionId> childrenOnBranch(RevisionId place) {
        Set<RevisionId> children = graph.children(place);
        Branch branch = resolver.branch();
        if (!branch.isNamed() || children.size() < 2) {
            return children;
        }
        Set<RevisionId> onBranch = branch.trunkAmong(children);
        if (onBranch.isEmpty()) {
            throw request.refused(
                    "the branch itself forks at " + graph.get(place) + " to " + graph.describe(children) + ".",
                    "Say which one to take back, as in -Dtarget="
                            + children.iterator().next() + "@" + place + ", or leave the branch out to take back all.");
        }
        return onBranch;
    }

    private Set<RevisionId> withAllAbove(Set<RevisionId> roots) {
        Set<RevisionId> taken = graph.allLinks().descendants(roots);
        taken.retainAll(applied);
        return taken;
    }
}
