package dev.migrate.revision;

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

    private final Map<RevisionId, Revision> revisions = new LinkedHashMap<>();
    private final RevisionNames names;
    private final List<String> problems = new ArrayList<>();

    private GraphChecker(Collection<Revision> revisions) {
        revisions.forEach(revision -> this.revisions.putIfAbsent(revision.id(), revision));
        this.names = new RevisionNames(revisions);
    }

    /** @throws MigrateException that lists every problem, each with the files concerned */
    static void check(Collection<Revision> revisions) {
        var checker = new GraphChecker(revisions);
        checker.findNamesUsedTwice(revisions);
        revisions.forEach(checker::findMissing);
        checker.findCycles();
        if (!checker.problems.isEmpty()) {
            throw new MigrateException(
                    "The revision files are not one history:\n  " + String.join("\n  ", checker.problems),
                    "Mend the headers of the files named, or restore what is missing.");
        }
    }

    private void findNamesUsedTwice(Collection<Revision> all) {
        Map<String, List<Revision>> byId = all.stream()
                .collect(Collectors.groupingBy(r -> r.id().value(), LinkedHashMap::new, Collectors.toList()));
        byId.forEach((id, owners) -> {
            if (owners.size() > 1) {
                problems.add("Revision id '" + id + "' is used " + owners.size() + " times: " + sources(owners) + ".");
            }
        });
        Map<String, Set<Revision>> byLabel = new LinkedHashMap<>();
        all.forEach(revision -> revision.branchLabels()
                .forEach(label -> byLabel.computeIfAbsent(label, none -> new LinkedHashSet<>())
                        .add(revision)));
        byLabel.forEach((label, owners) -> {
            if (owners.size() > 1) {
                problems.add("Branch label '" + label + "' is declared " + owners.size() + " times: " + sources(owners)
                        + ".");
            }
            if (byId.containsKey(label)) {
                problems.add("Branch label '" + label + "' in " + sources(owners) + " is also the id of a revision: "
                        + sources(byId.get(label)) + ".");
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
        Links parents = Links.ofParents(revisions.values());
        Links all = Links.ofParentsAndDependencies(revisions.values(), names);
        Set<RevisionId> open = new LinkedHashSet<>(revisions.keySet());
        all.newestFirst(open).forEach(open::remove);
        while (!open.isEmpty()) {
            List<RevisionId> cycle = cycleAmong(open, all);
            problems.add(describe(cycle, parents));
            cycle.forEach(open::remove);
            all.newestFirst(open).forEach(open::remove);
        }
    }

    /** Every revision in {@code open} is followed by another in {@code open}: going on leads round in the end. */
    private static List<RevisionId> cycleAmong(Set<RevisionId> open, Links links) {
        Set<RevisionId> passed = new LinkedHashSet<>();
        RevisionId next = open.iterator().next();
        while (passed.add(next)) {
            next = links.after(next).stream().filter(open::contains).findFirst().orElseThrow();
        }
        List<RevisionId> trail = new ArrayList<>(passed);
        return trail.subList(trail.indexOf(next), trail.size());
    }

    private String describe(List<RevisionId> cycle, Links parents) {
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
