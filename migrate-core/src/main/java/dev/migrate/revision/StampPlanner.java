package dev.migrate.revision;

import dev.migrate.MigrateException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rows a stamp leaves: those that an upgrade and a downgrade to its destinations would leave, without running
 * either. All destinations count together; what does not lie on the line of any of them stays as it is.
 */
final class StampPlanner {

    private final RevisionGraph graph;
    private final Heads rows;
    private final Set<RevisionId> applied;
    private final Map<RevisionId, Target> destinations = new LinkedHashMap<>();
    private final Map<RevisionId, Target> ruledOut = new LinkedHashMap<>();

    StampPlanner(RevisionGraph graph, Heads rows) {
        this.graph = graph;
        this.rows = rows;
        this.applied = graph.allLinks().ancestors(rows.ids());
    }

    /** The rows after a stamp with all these targets. */
    Heads plan(List<Target> targets) {
        targets.forEach(this::add);
        destinations.forEach(this::refuseContradiction);
        Set<RevisionId> marked = new LinkedHashSet<>(applied);
        marked.removeAll(ruledOut.keySet());
        marked.addAll(graph.allLinks().ancestors(destinations.keySet()));
        return Heads.of(graph.allLinks().tips(marked));
    }

    private void add(Target target) {
        var resolver = new TargetResolver(graph, new Request(Request.Purpose.STAMP, target, rows));
        Set<RevisionId> places = resolver.resolve();
        if (places.isEmpty()) {
            ruleOut(resolver.branch().ownAmong(applied), target);
        }
        for (RevisionId place : places) {
            destinations.putIfAbsent(place, target);
            ruleOut(graph.children(place), target);
        }
    }

    private void ruleOut(Set<RevisionId> roots, Target target) {
        graph.allLinks().descendants(roots).forEach(id -> ruledOut.putIfAbsent(id, target));
    }

    private void refuseContradiction(RevisionId destination, Target target) {
        Optional.ofNullable(ruledOut.get(destination)).ifPresent(other -> {
            throw new MigrateException(
                    "Cannot stamp '" + other + "' and '" + target + "' together: with the database at '" + other + "', "
                            + graph.get(destination) + " is not applied.",
                    "Stamp only the one that the database is really at.");
        });
    }
}
