package dev.migrate.revision;

import dev.migrate.MigrateException;
import java.util.Optional;
import java.util.Set;

/** Goes a number of steps from one revision to the next; where the way forks it asks, and never guesses. */
final class Walker {

    private final RevisionGraph graph;
    private final Branch branch;
    private final Request request;

    Walker(RevisionGraph graph, Branch branch, Request request) {
        this.graph = graph;
        this.branch = branch;
        this.request = request;
    }

    /** Where so many steps lead; an empty place is the base. */
    Optional<RevisionId> walk(Optional<RevisionId> start, int steps) {
        return steps < 0 ? parentOf(lastLeft(start, steps)) : up(start, steps);
    }

    /** The last revision that so many steps down leave behind: the one above the place they lead to. */
    RevisionId lastLeft(Optional<RevisionId> start, int steps) {
        Optional<RevisionId> left = start;
        for (int step = -1; step > steps && left.isPresent(); step--) {
            left = left.flatMap(this::parentOf);
        }
        RevisionId last = left.orElseThrow(() -> tooFar(start, "before"));
        parentOf(last);
        return last;
    }

    /** Where so many steps down lead, or else the first revision of the line. */
    RevisionId atMost(RevisionId start, int steps) {
        RevisionId place = start;
        for (int step = 0; step > steps; step--) {
            Optional<RevisionId> parent = parentOf(place);
            if (parent.isEmpty()) {
                return place;
            }
            place = parent.get();
        }
        return place;
    }

    private Optional<RevisionId> up(Optional<RevisionId> start, int steps) {
        Optional<RevisionId> place = start;
        for (int step = 0; step < steps; step++) {
            Optional<RevisionId> from = place;
            Set<RevisionId> next = branch.among(from.map(graph::children).orElseGet(graph::bases));
            if (next.isEmpty()) {
                throw tooFar(start, "after");
            }
            if (next.size() > 1) {
                throw fork(from, next, "or its branch, as in " + request.typedOn(nameOfFirst(next)));
            }
            place = next.stream().findFirst();
        }
        return place;
    }

    private Optional<RevisionId> parentOf(RevisionId id) {
        Set<RevisionId> parents = graph.parentLinks().before(id);
        if (parents.size() > 1) {
            throw fork(Optional.of(id), parents, "as in " + request.typed(nameOfFirst(parents)));
        }
        return parents.stream().findFirst();
    }

    private MigrateException fork(Optional<RevisionId> at, Set<RevisionId> ways, String hint) {
        String place = at.map(graph::get).map(Revision::toString).orElse("base");
        return request.refused(
                "at " + place + " the way forks to " + graph.describe(ways) + ".",
                "Name the revision to go to, " + hint + ".");
    }

    /** The first way by its own label, if it has one. */
    private String nameOfFirst(Set<RevisionId> ways) {
        Revision first = graph.get(ways.iterator().next());
        return first.branchLabels().stream().findFirst().orElse(first.id().value());
    }

    private MigrateException tooFar(Optional<RevisionId> start, String side) {
        String place = start.map(graph::get).map(Revision::toString).orElse("base");
        return request.refused(
                "there are not that many revisions " + side + " " + place + ".",
                "`mvn migrate:history` lists every revision.");
    }
}
