package dev.migrate.revision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Runs a plan the slow and obvious way, from the definitions alone: a revision may run when everything it stands on is
 * applied, and be taken back when nothing applied stands on it; the rows are what nothing applied stands on.
 */
final class PlanOracle {

    private final RevisionGraph graph;

    PlanOracle(RevisionGraph graph) {
        this.graph = graph;
    }

    /** What is applied after the plan, each step of which has been checked. */
    Set<RevisionId> run(Heads start, List<Step> plan) {
        Set<RevisionId> applied = new HashSet<>();
        start.ids().forEach(id -> apply(id, applied));
        Heads rows = start;
        for (Step step : plan) {
            rows = rows.after(step);
            if (step instanceof Step.Upgrade upgrade) {
                RevisionId id = upgrade.revision().id();
                assertThat(applied).containsAll(below(id)).doesNotContain(id);
                applied.add(id);
            } else if (step instanceof Step.Downgrade downgrade) {
                RevisionId id = downgrade.revision().id();
                assertThat(free(applied)).contains(id);
                applied.remove(id);
            } else {
                applied.clear();
                rows.ids().forEach(id -> apply(id, applied));
            }
            assertThat(rows.ids()).isEqualTo(free(applied));
        }
        return applied;
    }

    private void apply(RevisionId id, Set<RevisionId> applied) {
        if (applied.add(id)) {
            below(id).forEach(earlier -> apply(earlier, applied));
        }
    }

    private Set<RevisionId> below(RevisionId id) {
        Set<RevisionId> below = new HashSet<>(graph.get(id).downRevisions());
        below.addAll(graph.dependencies(id));
        return below;
    }

    private Set<RevisionId> free(Set<RevisionId> applied) {
        Set<RevisionId> stoodOn =
                applied.stream().flatMap(id -> below(id).stream()).collect(Collectors.toSet());
        return applied.stream().filter(id -> !stoodOn.contains(id)).collect(Collectors.toSet());
    }
}
