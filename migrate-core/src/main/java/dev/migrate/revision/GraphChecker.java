package dev.migrate.revision;

import static java.util.stream.Collectors.groupingBy;

import dev.migrate.MigrateException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What can keep revisions from being one history; all of it is found and told at once. */
final class GraphChecker {

    private final Map<RevisionId, Revision> revisions;
    private final RevisionNames names;
    private final Links parents;
    private final Links all;
    private final List<String> problems = new ArrayList<>();

    /** @param revisions the revisions by id; of several with one id, the first */
    GraphChecker(Map<RevisionId, Revision> revisions, RevisionNames names, Links parents, Links all) {
        this.revisions = revisions;
        this.names = names;
        this.parents = parents;
        this.all = all;
    }

    /**
     * Looks at all that the files declare.
     *
     * @throws MigrateException that lists every problem, each with the files concerned
     */
    void check(Collection<Revision> declared) {
        findNamesUsedTwice(declared);
        declared.forEach(this::findMissing);
        findCycles();
        if (!problems.isEmpty()) {
            throw new MigrateException(
                    "The revision files are not one history:\n  " + String.join("\n  ", problems),
                    "Mend the headers of the files named, or restore what is missing.");
        }
    }

    private void findNamesUsedTwice(Collection<Revision> declared) {
        if (revisions.size() < declared.size()) {
            findIdsUsedTwice(declared);
        }
        Map<String, Set<Revision>> byLabel = new LinkedHashMap<>();
        for (Revision revision : declared) {
            for (String label : revision.branchLabels()) {
                byLabel.computeIfAbsent(label, none -> new LinkedHashSet<>()).add(revision);
            }
        }
        byLabel.forEach((label, owners) -> {
            if (owners.size() > 1) {
                problems.add("Branch label '" + label + "' is declared " + owners.size() + " times: " + sources(owners)
                        + ".");
            }
            if (names.exactly(label).filter(id -> id.value().equals(label)).isPresent()) {
                List<Revision> named = declared.stream()
                        .filter(revision -> revision.id().value().equals(label))
                        .toList();
                problems.add("Branch label '" + label + "' in " + sources(owners) + " is also the id of a revision: "
                        + sources(named) + ".");
            }
        });
    }

    private void findIdsUsedTwice(Collection<Revision> declared) {
        Map<RevisionId, List<Revision>> byId =
                declared.stream().collect(groupingBy(Revision::id, LinkedHashMap::new, Collectors.toList()));
        byId.forEach((id, owners) -> {
            if (owners.size() > 1) {
                problems.add("Revision id '" + id + "' is used " + owners.size() + " times: " + sources(owners) + ".");
            }
        });
    }

    private void findMissing(Revision revision) {
        for (RevisionId parent : revision.downRevisions()) {
            if (!revisions.containsKey(parent)) {
                problems.add("Revision " + revision.id() + " follows '" + parent + "', which no file declares: "
                        + revision.source() + ".");
            }
        }
        for (String dependency : revision.dependsOn()) {
            if (names.exactly(dependency).isEmpty()) {
                problems.add("Revision " + revision.id() + " depends on '" + dependency
                        + "', which is neither an id nor a branch label: " + revision.source() + ".");
            }
        }
    }

    private void findCycles() {
        Set<RevisionId> open = new LinkedHashSet<>(revisions.keySet());
        List<RevisionId> inOrder = all.newestFirst(open);
        while (inOrder.size() < open.size()) {
            inOrder.forEach(open::remove);
            List<RevisionId> cycle = cycleAmong(open);
            problems.add(describe(cycle));
            cycle.forEach(open::remove);
            inOrder = all.newestFirst(open);
        }
    }

    /** Every revision in {@code open} is followed by another in {@code open}: going on leads round in the end. */
    private List<RevisionId> cycleAmong(Set<RevisionId> open) {
        Set<RevisionId> passed = new LinkedHashSet<>();
        RevisionId next = open.iterator().next();
        while (passed.add(next)) {
            next = all.after(next).stream().filter(open::contains).findFirst().orElseThrow();
        }
        List<RevisionId> trail = new ArrayList<>(passed);
        return trail.subList(trail.indexOf(next), trail.size());
    }

    private String describe(List<RevisionId> cycle) {
        RevisionId first = cycle.get(0);
        List<RevisionId> round = new ArrayList<>(cycle);
        round.add(first);
        boolean byParents = true;
        for (int i = 0; i < cycle.size(); i++) {
            byParents &= parents.before(round.get(i + 1)).contains(round.get(i));
        }
        List<Revision> members = cycle.stream().map(revisions::get).toList();
        if (cycle.size() == 1) {
            return "Revision " + first + (byParents ? " follows itself: " : " depends on itself: ") + sources(members)
                    + ".";
        }
        return (byParents ? "Revisions follow each other in a circle, " : "Revisions need each other in a circle, ")
                + round.stream().map(RevisionId::value).collect(Collectors.joining(" -> ")) + ": " + sources(members)
                + ".";
    }

    private static String sources(Collection<Revision> revisions) {
        return revisions.stream().map(Revision::source).collect(Collectors.joining(", "));
    }
}
