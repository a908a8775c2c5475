package dev.migrate.revision;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Which revision comes before which, followed in both directions. Every walk is a loop over a worklist that meets each
 * link once, so that a history of many thousand revisions costs neither stack nor patience.
 */
final class Links {

    private final Map<RevisionId, Set<RevisionId>> before = new HashMap<>();
    private final Map<RevisionId, Set<RevisionId>> after = new HashMap<>();

    /** The links from down-revision to revision. */
    static Links ofParents(Collection<Revision> revisions) {
        var links = new Links();
        revisions.forEach(revision -> links.add(revision.downRevisions(), revision.id()));
        return links;
    }

    /** The links of parents, and those from a dependency to what depends on it. */
    static Links ofParentsAndDependencies(Collection<Revision> revisions, RevisionNames names) {
        Links links = ofParents(revisions);
        revisions.forEach(revision -> links.add(names.dependencies(revision), revision.id()));
        return links;
    }

    private void add(Collection<RevisionId> earlier, RevisionId later) {
        for (RevisionId id : earlier) {
            add(before, later, id);
            add(after, id, later);
        }
    }

    /** Nearly every revision has one neighbour on either side, so that a set that can grow is made for the others alone. */
    private static void add(Map<RevisionId, Set<RevisionId>> links, RevisionId id, RevisionId neighbour) {
        Set<RevisionId> known = links.putIfAbsent(id, Set.of(neighbour));
        if (known != null && known.size() == 1) {
            known = new LinkedHashSet<>(known);
            links.put(id, known);
        }
        if (known != null) {
            known.add(neighbour);
        }
    }

    /** What comes directly before a revision; not to be changed. */
    Set<RevisionId> before(RevisionId id) {
        return before.getOrDefault(id, Set.of());
    }

    /** What comes directly after a revision; not to be changed. */
    Set<RevisionId> after(RevisionId id) {
        return after.getOrDefault(id, Set.of());
    }

    /** These revisions and all that comes before them. */
    Set<RevisionId> ancestors(Collection<RevisionId> ids) {
        return reach(ids, this::before);
    }

    /** These revisions and all that comes after them. */
    Set<RevisionId> descendants(Collection<RevisionId> ids) {
        return reach(ids, this::after);
    }

    /** Those of the revisions that none of the others comes directly after. */
    Set<RevisionId> tips(Set<RevisionId> ids) {
        Set<RevisionId> tips = new LinkedHashSet<>(ids);
        ids.forEach(id -> tips.removeAll(before(id)));
        return tips;
    }

    private static Set<RevisionId> reach(
            Collection<RevisionId> ids, Function<RevisionId, Collection<RevisionId>> neighbours) {
        Set<RevisionId> reached = new LinkedHashSet<>(ids);
        Deque<RevisionId> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            for (RevisionId id : neighbours.apply(open.pop())) {
                if (reached.add(id)) {
                    open.push(id);
                }
            }
        }
        return reached;
    }

    /**
     * These revisions from the newest down: each after all that follow it, and along one line for as long as nothing
     * else needs the next revision. Lines are begun in the order given. What lies on or before a cycle is left out.
     */
    List<RevisionId> newestFirst(Set<RevisionId> ids) {
        Map<RevisionId, Integer> waitingFor = new HashMap<>();
        ids.forEach(id -> before(id).forEach(earlier -> waitingFor.merge(earlier, 1, Integer::sum)));
        Deque<RevisionId> ready = new ArrayDeque<>();
        ids.stream().filter(id -> !waitingFor.containsKey(id)).forEach(ready::add);

        List<RevisionId> ordered = new ArrayList<>(ids.size());
        while (!ready.isEmpty()) {
            RevisionId next = ready.pop();
            ordered.add(next);
            for (RevisionId id : reversed(before(next))) {
                if (waitingFor.merge(id, -1, Integer::sum) == 0 && ids.contains(id)) {
                    ready.push(id);
                }
            }
        }
        return ordered;
    }

    private static Collection<RevisionId> reversed(Set<RevisionId> ids) {
        if (ids.size() < 2) {
            return ids;
        }
        List<RevisionId> reversed = new ArrayList<>(ids);
        Collections.reverse(reversed);
        return reversed;
    }
}
