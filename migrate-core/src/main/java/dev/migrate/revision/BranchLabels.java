package dev.migrate.revision;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which branch labels reach a revision. A label is declared on one revision and reaches all that follow it by parents;
 * and those before it back to the previous fork or merge, unless the branch itself forks or merges further on.
 */
final class BranchLabels {

    private final Links parents;
    private final Map<RevisionId, Set<String>> reaching = new HashMap<>();

    /** @param oldestFirst all revisions, parents before children */
    BranchLabels(List<Revision> oldestFirst, Links parents) {
        this.parents = parents;
        boolean anyLabel = oldestFirst.stream().anyMatch(r -> !r.branchLabels().isEmpty());
        if (anyLabel) {
            oldestFirst.forEach(this::inherit);
            oldestFirst.forEach(this::handDown);
        }
    }

    /** The labels that reach a revision. */
    Set<String> of(RevisionId id) {
        return Collections.unmodifiableSet(reaching.getOrDefault(id, Set.of()));
    }

    private void inherit(Revision revision) {
        Set<String> labels = new LinkedHashSet<>();
        for (RevisionId parent : parents.before(revision.id())) {
            labels.addAll(reaching.getOrDefault(parent, Set.of()));
        }
        labels.addAll(revision.branchLabels());
        if (!labels.isEmpty()) {
            reaching.put(revision.id(), labels);
        }
    }

    private void handDown(Revision revision) {
        if (revision.branchLabels().isEmpty() || !endsOnOneLine(revision.id())) {
            return;
        }
        RevisionId id = revision.id();
        while (parents.before(id).size() == 1) {
            id = parents.before(id).iterator().next();
            if (!isPlain(id)) {
                return;
            }
            reaching.computeIfAbsent(id, none -> new LinkedHashSet<>()).addAll(revision.branchLabels());
        }
    }

    private boolean endsOnOneLine(RevisionId start) {
        RevisionId id = start;
        while (isPlain(id)) {
            if (parents.after(id).isEmpty()) {
                return true;
            }
            id = parents.after(id).iterator().next();
        }
        return false;
    }

    private boolean isPlain(RevisionId id) {
        return parents.before(id).size() < 2 && parents.after(id).size() < 2;
    }
}
